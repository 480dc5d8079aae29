"""Somebody stands in for a worker who is away. It is about no one child, so it stands in no child's history."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from held.record.actions.cannot import CanNot
from held.record.actions.care.tell_who_covers import tell_of_cover
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import the_worker
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover as CoverRow


def cover(
    *,
    by: Worker,
    absent: str,
    deputy: str,
    since: datetime | None = None,
    until: datetime | None = None,
    reason: str = "",
    key: str = "",
) -> None:
    """From `since` (now) until `until`. Without an end it begins now, and goes on until `end_cover`. Raises CanNot.

    The deputy is mailed what waits unread with the absent worker: now, or when cover begins, by `tell_who_covers`.
    """

    def write() -> str:
        moment = now()
        begins = since or moment
        away, standing_in = the_worker(absent), the_worker(deputy)
        if away.pk == standing_in.pk:
            raise CanNot("Nobody covers for themselves. Name somebody else.")
        if closed := standing_in.why_closed(moment):
            raise CanNot(f"{standing_in}'s account {closed}. Name somebody who can be rung.")
        if until is None and begins > moment:
            raise CanNot("Cover that begins on a later day needs the day it ends.")
        if until is not None and until <= max(begins, moment):
            raise CanNot("Cover ends after it begins, and not in the past.")
        row = CoverRow.objects.create(
            absent=away,
            deputy=standing_in,
            since=begins,
            until=until,
            reason=reason.strip(),
            named_by=by,
            named=moment,
        )
        if begins <= moment:
            tell_of_cover(row)
        return str(row.pk)

    try:
        once(key=key, by=by, do=write)
    except IntegrityError:
        raise CanNot("They cover for this worker already, without an end.") from None


def end_cover(*, by: Worker, absent: str, deputy: str) -> None:
    """The absent worker is back, or somebody else covers. Raises CanNot while it is all that their children have."""
    moment = now()
    rows = CoverRow.objects.filter(
        Q(until=None) | Q(until__gt=moment), absent=the_worker(absent), deputy=the_worker(deputy)
    )
    try:
        with transaction.atomic():
            rows.filter(since__gte=moment).delete()
            rows.filter(since__lt=moment).update(until=moment)
    except IntegrityError:
        raise CanNot(
            "The absent worker's account is switched off and they lead children. "
            "Name other leads, or another deputy, first."
        ) from None
