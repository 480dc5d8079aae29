"""Who has looked at a child, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, Subquery

from held.record.prepared import prepared
from held.record.tables.people.child import Child
from held.record.tables.work.look import Look

A_PAGE = 50


@dataclass(frozen=True)
class LookLine:
    """`id` is where the next page of looks begins."""

    id: int
    who: str
    worker: str
    page: str
    at: datetime
    reason: str
    export: str = ""
    """Why the export was taken that the child was in."""


@dataclass(frozen=True)
class Looks:
    lines: tuple[LookLine, ...]
    older: int | None
    """Give as `before` for the next page; None on the last."""


def looks(child: str, *, before: int | None = None) -> Looks:
    """In one query."""
    found = _latest(child=child) if before is None else _earlier(child=child, before=before)
    lines = tuple(
        LookLine(row.pk, row.who.name, row.who.public, row.page, row.at, row.reason, _export(row))
        for row in found[:A_PAGE]
    )
    return Looks(lines, lines[-1].id if len(found) > A_PAGE else None)


@prepared
def _latest(*, child: str) -> QuerySet[Look]:
    return _page(Look.objects.filter(child=_id_of(child)))


@prepared
def _earlier(*, child: str, before: int) -> QuerySet[Look]:
    return _page(Look.objects.filter(child=_id_of(child), id__lt=before))


def _id_of(child: str) -> Subquery:
    """Known first, so that the looks at this child are read in their order, and no others."""
    return Subquery(Child.objects.filter(public=child).values("pk")[:1])


def _page(rows: QuerySet[Look]) -> QuerySet[Look]:
    return rows.select_related("who", "export").order_by("-id")[: A_PAGE + 1]


def _export(row: Look) -> str:
    return row.export.why if row.export else ""
