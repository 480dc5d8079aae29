"""A child is taken on: added with their family and the first adult, and from then on held and led. All of it, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_family import add_family
from held.record.actions.work.once import once
from held.record.tables.people.worker import Worker


@dataclass(frozen=True, kw_only=True)
class NewChild:
    """`family` is the id of a family in the record; empty for a new one, of this child's family name."""

    family_name: str
    given_name: str = ""
    known_as: str = ""
    born: date | None = None
    expected: date | None = None
    number: str = ""
    flag: str = ""
    address: str = ""
    family: str = ""


@dataclass(frozen=True, kw_only=True)
class FirstAdult:
    """`kind` is what they are to the child."""

    kind: str
    given_name: str = ""
    family_name: str = ""
    phone: str = ""
    parental_responsibility: str = "not known"
    lives_with: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstLead:
    """Who leads, in which role, for which service and team."""

    worker: str
    role: str
    service: str
    team: str
    reason: str


def take_on(
    *,
    by: Worker,
    child: NewChild,
    adults: Sequence[FirstAdult],
    lead: FirstLead | None,
    is_new: bool = False,
    key: str = "",
) -> str:
    """The child's id. Without a lead nobody works with the child yet.

    Raises PerhapsKnown where they may be in the record already, and CanNot.
    """

    def do() -> str:
        family = child.family or add_family(by=by, name=child.family_name, address=child.address)
        public = add_child(
            by=by,
            family_name=child.family_name,
            given_name=child.given_name,
            known_as=child.known_as,
            born=child.born,
            expected=child.expected,
            family=family,
            number=child.number,
            flag=child.flag,
            # A new family has it; a child of a known family whose own differs keeps it.
            address=child.address if child.family else "",
            is_new=is_new,
        )
        for adult in adults:
            add_adult(
                by=by,
                children=[public],
                kind=adult.kind,
                given_name=adult.given_name,
                family_name=adult.family_name,
                phone=adult.phone,
                parental_responsibility=adult.parental_responsibility,
                lives_with=adult.lives_with,
            )
        if lead is not None:
            open_episode(
                by=by,
                child=public,
                lead=lead.worker,
                role=lead.role,
                service=lead.service,
                team=lead.team,
                reason=lead.reason,
            )
        return public

    return once(key=key, by=by, do=do)
