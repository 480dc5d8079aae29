"""Somebody opens the urgent page about a child: written down, and never asked why, because safety is not blocked."""

from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.reading.people.who import Who, who
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look

URGENT = "urgent"


def look_urgently(*, by: Worker, child: str) -> Who:
    """In two queries. Opens no other page to them: for those a reason is still asked. Raises NobodyNamed."""
    try:
        row = Child.objects.select_related("family").get(public=child)
    except Child.DoesNotExist:
        raise NobodyNamed("There is no such child in the record.") from None
    Look.objects.create(who=by, child=row, page=URGENT, at=now())
    return who(row)
