"""Which exports were taken, by whom, when and why, the latest first."""

from dataclasses import dataclass
from datetime import date, datetime

from held.record.named import NobodyNamed
from held.record.tables.exports.export import Export
from held.record.tables.people.worker import Worker

MOST = 50


@dataclass(frozen=True, kw_only=True)
class ExportLine:
    """`made` is the number of the files: where it is given again, of the export they were first made for.

    `since` is the number that changes go on from, 0 for all there is. `written`: when its files were first whole.
    """

    number: int
    made: int
    who: str
    is_mine: bool
    at: datetime
    why: str
    first_day: date | None
    last_day: date | None
    since: int
    written: datetime | None


def taken_lately(worker: Worker) -> tuple[ExportLine, ...]:
    """In one query."""
    rows = Export.objects.select_related("by", "since", "again__since").order_by("-number")[:MOST]
    return tuple(_line(row, worker) for row in rows)


def export_line(worker: Worker, number: int) -> ExportLine:
    """By its number, in one query. Raises NobodyNamed."""
    row = Export.objects.select_related("by", "since", "again__since").filter(number=number).first()
    if row is None:
        raise NobodyNamed(f"There is no export {number}.")
    return _line(row, worker)


def _line(row: Export, worker: Worker) -> ExportLine:
    made = row.again or row
    return ExportLine(
        number=row.number,
        made=made.number,
        who=row.by.name,
        is_mine=row.by_id == worker.pk,
        at=row.at,
        why=row.why,
        first_day=made.first_day,
        last_day=made.last_day,
        since=made.since.number if made.since else 0,
        written=row.written,
    )
