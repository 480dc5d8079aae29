"""When a duty began to bind and when it is due."""

from bisect import bisect_right
from datetime import datetime
from typing import NamedTuple

from held.engine.calendar import END_OF_DAY, LONDON, Calendar, at, local_day
from held.engine.history import Answer
from held.engine.state import Cause, Fired, Run, Span
from held.engine.tables import Fires
from held.language.events import Start, Taking
from held.language.limits import YEARS
from held.language.norms import Duty, Returning
from held.language.times import Before, ByMeeting, ByStatute, LimitValue, Time, Within


class Dated(NamedTuple):
    """Which happening asked for it, since when it binds, when it is due, and whether that time is the authority's own.

    `by_statute`: the value of the statutory limit that it was counted by, where the sentence rests on one.
    """

    because: int
    since: datetime
    due: datetime
    time_is_ours: bool
    by_statute: LimitValue | None = None


def _began_to_bind(cause: Cause, woke: tuple[int, datetime]) -> datetime:
    number, woke_at = woke
    return max(cause.happened, woke_at) if number > cause.number else cause.happened


def dated(run: Run, fired: Fired, calendar: Calendar, look_again: int) -> Dated:
    """The dates of a duty that is awake. Asked for more than once while owed, the earliest due date stays.

    Raises ValueError for a duty that sleeps: it has no dates until it wakes.
    """
    if fired.woke is None:
        raise ValueError(f"The duty {fired.norm.id} sleeps, so nothing is due yet.")
    norm = fired.norm
    told = told_date(run, norm.time.date) if isinstance(norm.time, Before) else None
    anchor = None if isinstance(norm.time, Before) else _anchor(run, norm)
    found: list[Dated] = []
    for cause in fired.causes:
        since = _began_to_bind(cause, fired.woke)
        counted = _counted_since(norm, cause, anchor or since)
        limit = _limit(norm.time, counted, told)
        due = calendar.due(limit or Within(look_again, "working days"), counted, told=told)
        if fired.kept and cause.number < fired.kept[0]:
            due = max(due, fired.kept[1])
        by_statute = norm.time.limit.on(local_day(counted)) if isinstance(norm.time, ByStatute) else None
        found.append(Dated(cause.number, since, due, limit is None, by_statute))
    return found[0] if len(found) == 1 else min(found, key=lambda each: (each.due, each.because))


def _anchor(run: Run, norm: Fires) -> datetime | None:
    """The moment that the sentence says it is counted from, where that has been."""
    if not isinstance(norm, Duty) or norm.counted_from is None:
        return None
    if isinstance(norm.counted_from, Start):
        return run.began.happened
    taken = run.latest.get(norm.counted_from)
    return taken.happened if taken else None


def _limit(time: Time | None, counted: datetime, told: datetime | None) -> Time | None:
    """None where no time can be told: none is written, its date was not told, or no statutory value held on that day."""
    if isinstance(time, Before) and told is None:
        return None
    if isinstance(time, ByStatute) and time.limit.on(local_day(counted)) is None:
        return None
    return time


def told_date(run: Run, name: str) -> datetime | None:
    """The date last told under this name; a day without an hour is meant whole. None while nobody has told it, or
    where what was told is in a year that none can mean: nothing could be counted back from it."""
    return read_date(run.facts.get(name))


def read_date(answer: Answer | None) -> datetime | None:
    """The same, of the answer itself."""
    if not isinstance(answer, str):
        return None
    try:
        read = datetime.fromisoformat(answer)
    except ValueError:
        return None
    if read.year not in YEARS:
        return None
    return read if read.tzinfo else read.replace(tzinfo=LONDON)


def _counted_since(norm: Fires, cause: Cause, since: datetime) -> datetime:
    """A meeting that puts itself off means one on another day, however early in the day that was recorded."""
    puts_itself_off = (
        isinstance(norm.time, ByMeeting)
        and isinstance(norm, Duty)
        and isinstance(cause.occurrence, Taking)
        and cause.occurrence.step == norm.step
    )
    return at(local_day(since), END_OF_DAY) if puts_itself_off else since


def dated_return(span: Span, calendar: Calendar) -> Dated:
    """The dates of a duty that comes back: so many times its length after its period began."""
    norm = span.norm
    assert isinstance(norm, Returning)
    due = calendar.due(norm.every, span.happened, span.turn)
    since = calendar.due(norm.every, span.happened, span.turn - 1) if span.turn > 1 else span.happened
    return Dated(span.number, since, due, time_is_ours=False)


def turn_after(span: Span, done: datetime, calendar: Calendar) -> int:
    """The next turn of a duty that comes back. Those missed meanwhile are not made up for."""
    norm = span.norm
    assert isinstance(norm, Returning)
    every, first, reach = norm.every, span.turn + 1, 1
    while calendar.due(every, span.happened, first + reach) <= done:
        reach *= 2
    turns = range(first, first + reach + 1)
    return turns[bisect_right(turns, done, key=lambda turn: calendar.due(every, span.happened, turn))]
