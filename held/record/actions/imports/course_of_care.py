"""When a child's imported episodes began and ended, to the minute, from the days that a case system gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from held.engine.calendar import at
from held.record.actions.imports.known import Says

LAST_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Span:
    """`closed` is None while it goes on."""

    says: Says
    opened: datetime
    closed: datetime | None


def spans(episodes: Iterable[Says], *, moment: datetime, after: datetime | None = None) -> Iterator[Span]:
    """In the order of their days. `after`: when the episode before them closed.

    An episode closes as its last day ends, and not later than this moment; one that opens on that day begins then.
    """
    ordered = sorted(episodes, key=lambda says: (says["opened"], says.get("closed") or "9999"))
    for says in ordered:
        opened = begins(says["opened"])
        if after is not None and after > opened:
            opened = after
        closed = ends(says["closed"], moment) if says.get("closed") else None
        if closed is not None and closed <= opened:
            closed = min(opened + LAST_MINUTE, moment)
        yield Span(says, opened, closed)
        after = closed


def begins(day: str) -> datetime:
    """The first minute of that day in England."""
    return at(date.fromisoformat(day), time(0))


def ends(day: str, moment: datetime) -> datetime:
    """The last minute of that day in England, or now where it is not over."""
    return min(at(date.fromisoformat(day), time(23, 59)), moment)
