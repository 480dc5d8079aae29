"""Somebody who has seen what would happen says that it shall: from then on it stands in their name, with the date."""

from django.db import transaction

from held.record.actions.cannot import CanNot
from held.record.actions.imports.forget import forget
from held.record.actions.imports.hand_in import OVER, may_import
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
    """It was only looked at. Nothing that was read of it stays. Raises CanNot for one that somebody confirmed."""
    may_import(by)
    found = the_extract(extract)
    if found.begun is not None or found.state in OVER:
        raise CanNot(f"This extract is {found.state}, and cannot be given up.")
    forget(found)
    found.state, found.over = Extract.State.GIVEN_UP, now()
    found.save(update_fields=["state", "over"])


def the_extract(public: str) -> Extract:
    try:
        return Extract.objects.select_related("handed_in_by", "begun_by").get(public=public)
    except Extract.DoesNotExist:
        raise CanNot("There is no such extract.") from None
