"""When the next thing in a rehearsal may be: the moments worth going to from where it stands."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from held.engine.calendar import END_OF_DAY, LONDON, Calendar, at, calendar_of, local_day
from held.engine.situation import OwedDuty, Situation
from held.language.pack import Pack

MINUTE = timedelta(minutes=1)
MORNING, EVENING = time(8), time(19)
AT_WORK = time(9)
"""The hour of a working day, where the story stands at one when nobody is at work."""
MomentKind = Literal["now", "working day", "due", "late", "meeting"]


@dataclass(frozen=True)
class Ahead:
    """A moment to go to. `duty`: what is then due, or late a minute after; `meeting`: the name of the one that is held."""

    kind: MomentKind
    moment: datetime
    duty: OwedDuty | None = None
    meeting: str = ""


def moments_ahead(pack: Pack, situation: Situation) -> tuple[Ahead, ...]:
    """From where the situation stands: now, a working day later, when the next duty is due and when it is late, and the
    next of each meeting. To the minute, as a story tells them.

    What ends with its day is late on the next working day; what ends at an hour, a minute after it.
    """
    now = situation.moment
    calendar = calendar_of(pack)
    hour = now.astimezone(LONDON).time()
    if not MORNING <= hour <= EVENING:
        hour = AT_WORK
    found = [
        Ahead("now", now),
        Ahead("working day", at(calendar.working_days_after(local_day(now), 1), hour)),
    ]
    to_come = [duty for duty in (*situation.duties, *situation.inner_owed) if duty.due >= now]
    if to_come:
        duty = min(to_come, key=lambda each: each.due)
        still = duty.due.astimezone(UTC).replace(second=0, microsecond=0)
        found.append(Ahead("due", max(still, now), duty))
        found.append(Ahead("late", _late(calendar, duty.due, still, hour), duty))
    if not situation.ended:
        found.extend(
            Ahead("meeting", calendar.next_meeting(name, now), meeting=name) for name in pack.meetings
        )
    return tuple(found)


def _late(calendar: Calendar, due: datetime, still: datetime, hour: time) -> datetime:
    if due.astimezone(LONDON).time() == END_OF_DAY:
        return at(calendar.working_days_after(local_day(due), 1), hour)
    return still + MINUTE
