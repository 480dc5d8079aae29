"""An adult is added around children, or one who is known is related to another child."""

from collections.abc import Sequence
from datetime import datetime

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import the_child
from held.record.tables.people.adult import Adult
from held.record.tables.people.child import Child
from held.record.tables.people.relationship import Relationship
from held.record.tables.people.worker import Worker

RELATED = "adult added"


def add_adult(
    *,
    by: Worker,
    children: Sequence[str],
    kind: str,
    given_name: str = "",
    family_name: str = "",
    organisation: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    address_withheld: bool = False,
    reached_how: str = "",
    parental_responsibility: str = "not known",
    lives_with: bool = False,
    key: str = "",
) -> str:
    """The adult's id. `kind` is what they are to each of these children: mother, teacher. Raises CanNot."""

    def add() -> str:
        if not given_name.strip() and not family_name.strip():
            raise CanNot("Give the adult's name, or whatever part of it is known.")
        adult = Adult.objects.create(
            given_name=given_name.strip(),
            family_name=family_name.strip(),
            organisation=organisation,
            phone=phone,
            email=email,
            address=address,
            address_withheld=address_withheld,
            reached_how=reached_how,
        )
        _relate_each(by, adult, children, kind, parental_responsibility, lives_with, now())
        return adult.public

    return once(key=key, by=by, do=add)


def _relate_each(
    by: Worker,
    adult: Adult,
    children: Sequence[str],
    kind: str,
    responsibility: str,
    lives_with: bool,
    moment: datetime,
) -> None:
    if not children:
        raise CanNot("Say which child this adult belongs to.")
    if not kind.strip():
        raise CanNot("Say what this adult is to the child: mother, carer, teacher.")
    for child in lock(the_child(public) for public in children):
        _relate(by, adult, child, kind.strip(), responsibility, lives_with, moment)


def _relate(
    by: Worker,
    adult: Adult,
    child: Child,
    kind: str,
    responsibility: str,
    lives_with: bool,
    moment: datetime,
) -> None:
    if Relationship.objects.filter(child=child, adult=adult, kind=kind, until=None).exists():
        raise CanNot(f"{adult} is on {child}'s record as {kind} already.")
    Relationship.objects.create(
        child=child,
        adult=adult,
        kind=kind,
        parental_responsibility=responsibility,
        lives_with=lives_with,
        since=moment,
    )
    append(
        child=child,
        kind=RELATED,
        words={
            "adult": adult.public,
            "name": str(adult),
            "relationship": kind,
            "parental responsibility": responsibility,
            "lives with": lives_with,
        },
        by=by,
        happened=moment,
    )
