"""An export as it was taken: of what, from which mark to which."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from held.engine.calendar import at
from held.record.named import NobodyNamed
from held.record.tables.exports.export import Export

MIDNIGHT = time(0)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """`row` is the export's own, under which looks are written; `number` and the rest are of what is made, which where it
    is given again is an earlier one. `since` is the number that changes go on from, 0 for all there is."""

    row: int
    number: int
    kind: Literal["period", "changes"]
    first_day: date | None
    last_day: date | None
    since: int
    at: datetime
    by: str

    @property
    def begins(self) -> datetime:
        """The first moment of the period."""
        assert self.first_day is not None
        return at(self.first_day, MIDNIGHT)

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        assert self.last_day is not None
        return at(date.fromordinal(self.last_day.toordinal() + 1), MIDNIGHT)


def taken(number: int) -> Taken:
    """By its own number. Raises NobodyNamed."""
    row = (
        Export.objects.select_related("by", "since", "again__by", "again__since")
        .filter(number=number)
        .first()
    )
    if row is None:
        raise NobodyNamed(f"There is no export {number}.")
    made = row.again or row
    return Taken(
        row=row.pk,
        number=made.number,
        kind="period" if made.first_day else "changes",
        first_day=made.first_day,
        last_day=made.last_day,
        since=made.since.number if made.since else 0,
        at=made.at,
        by=made.by.public,
    )
