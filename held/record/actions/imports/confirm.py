"""Somebody who has seen what would happen says that it shall: from then on it stands in their name, with the date."""

from django.db import transaction
from django.db.models import QuerySet

from held.record.actions.cannot import CanNot
from held.record.actions.imports.forget import count_taken, forget
from held.record.actions.imports.hand_in import may_import
from held.record.clock import now
from held.record.tables.imports.extract import Extract
from held.record.tables.people.worker import Worker


@transaction.atomic
def confirm(*, by: Worker, extract: str) -> None:
    """It is taken in from here on, by whoever goes on with it. Raises CanNot."""
    may_import(by)
    found = the_extract(extract)
    begun = Extract.objects.filter(pk=found.pk, state=Extract.State.READY).update(
        state=Extract.State.TAKING_IN, begun=now(), begun_by=by, read_by="", read_at=None
    )
    if not begun:
        raise CanNot(f"This extract does not wait for anybody any more: it is {found.state}.")


@transaction.atomic
def give_up(*, by: Worker, extract: str) -> None:
    """It was only looked at. Of what was read the counts alone stay. Raises CanNot for one that somebody confirmed."""
    may_import(by)
    found = the_extract(extract)
    _over(found, Extract.objects.filter(begun=None).exclude(state=Extract.State.GIVEN_UP))
    forget(found)


@transaction.atomic
def break_off(*, by: Worker, extract: str) -> None:
    """One that somebody confirmed and that cannot go on. What was taken in by then stays, each child whole, and the counts
    say how much it is. Raises CanNot.
    """
    may_import(by)
    found = the_extract(extract)
    _over(found, Extract.objects.filter(state=Extract.State.TAKING_IN))
    count_taken(found)
    forget(found)


def _over(extract: Extract, still: QuerySet[Extract]) -> None:
    """In one statement, so that nobody else does another thing with it in between. Raises CanNot."""
    given_up = still.filter(pk=extract.pk)
    if not given_up.update(state=Extract.State.GIVEN_UP, over=now(), read_by="", read_at=None):
        extract.refresh_from_db()
        raise CanNot(f"This extract is {extract.state}, and cannot be given up.")


def the_extract(public: str) -> Extract:
    try:
        return Extract.objects.select_related("handed_in_by", "begun_by").get(public=public)
    except Extract.DoesNotExist:
        raise CanNot("There is no such extract.") from None
