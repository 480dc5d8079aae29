"""Somebody opens a page about several children who need be no family: a look at each of them."""

from collections.abc import Iterable

from held.record.clock import now
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look


def look_at_each(*, by: Worker, rows: Iterable[int], page: str) -> None:
    """Before the page is sent, of children whom this worker was found to see: the ids of their rows. In one query."""
    moment = now()
    Look.objects.bulk_create(Look(who=by, child_id=row, page=page, at=moment) for row in dict.fromkeys(rows))
