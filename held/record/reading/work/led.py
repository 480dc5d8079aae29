"""The children whom a worker leads, each with who holds them and what is owed next: two queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from held.record.access import standing_in_for
from held.record.clock import now
from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.worker import Worker


@dataclass(frozen=True)
class LedLine:
    """`next_due` is None where nothing is owed: the promise is broken for this child. `covered_for`: whom the worker
    covers for as lead; empty for a child of their own."""

    child: str
    child_name: str
    born: date | None
    expected: date | None
    level: int | None
    role: str
    since: datetime
    until: datetime | None
    covered_for: str
    held_by: tuple[str, ...]
    next_step: str
    next_due: datetime | None


def led(worker: Worker) -> tuple[LedLine, ...]:
    """Those with the soonest duty first."""
    moment = now()
    rows = _leads(worker=worker.pk)
    held: dict[int, list[str]] = {}
    holdings = Holding.objects.filter(going_on(moment), child__in=[row.child_id for row in rows])
    for child, service in holdings.order_by("since", "id").values_list("child", "service"):
        held.setdefault(child, []).append(service)
    lines = (
        LedLine(
            child=row.child.public,
            child_name=str(row.child),
            born=row.child.born,
            expected=row.child.expected,
            level=row.child.level,
            role=row.role,
            since=row.since,
            until=row.until,
            covered_for="" if row.worker_id == worker.pk else row.worker.name,
            held_by=tuple(held.get(row.child_id, ())),
            next_step=row.next_step or "",
            next_due=row.next_due,
        )
        for row in rows
    )
    return tuple(
        sorted(lines, key=lambda line: (line.next_due is not None, line.next_due or moment, line.child_name))
    )


@prepared
def _leads(*, worker: int) -> QuerySet[Lead]:
    moment = now()
    soonest = Owed.objects.filter(child=OuterRef("child")).order_by("due", "id")
    return (
        Lead.objects.filter(going_on(moment), worker__in=standing_in_for(Worker(pk=worker), moment))
        .select_related("child", "worker")
        .annotate(
            next_step=Subquery(soonest.values("step")[:1]), next_due=Subquery(soonest.values("due")[:1])
        )
    )
