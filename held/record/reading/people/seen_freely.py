"""Which of several children a worker may see without saying why: for lists that show more of those."""

from collections.abc import Iterable

from django.db.models import QuerySet

from held.record.access import seeing, standing_of, standing_to
from held.record.prepared import prepared
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


def seen_freely(worker: Worker, children: Iterable[str]) -> frozenset[str]:
    """Their ids, in one query; with those whose record a reason has opened for the hour."""
    rows = _standing(worker=worker.pk, children=list(children))
    return frozenset(row.public for row in rows if seeing(standing_of(row)).is_open)


@prepared
def _standing(*, worker: int, children: list[str]) -> QuerySet[Child]:
    return standing_to(Worker(pk=worker)).filter(public__in=children)
