"""Who has looked at a child, newest first."""

from dataclasses import dataclass
from datetime import datetime

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
    rows = Look.objects.filter(child__public=child).select_related("who", "export").order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows[: A_PAGE + 1])
    lines = tuple(
        LookLine(row.pk, row.who.name, row.who.public, row.page, row.at, row.reason, _export(row))
        for row in found[:A_PAGE]
    )
    return Looks(lines, lines[-1].id if len(found) > A_PAGE else None)


def _export(row: Look) -> str:
    return row.export.why if row.export else ""
