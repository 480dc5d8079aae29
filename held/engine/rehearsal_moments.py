"""When the next thing in a rehearsal may be: the moments worth going to from where it stands."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from held.engine.calendar import LONDON, at, calendar_of, local_day
from held.engine.situation import OwedDuty, Situation
from held.language.pack import Pack

MINUTE = timedelta(minutes=1)
MomentKind = Literal["now", "working day", "due", "late", "meeting"]


@dataclass(frozen=True)
class Ahead:
    """A moment to go to. `duty`: what is then due, or late a minute after; `meeting`: the name of the one that is held."""

    kind: MomentKind
    moment: datetime
    duty: OwedDuty | None = None
    meeting: str = ""


def moments_ahead(pack: Pack, situation: Situation) -> tuple[Ahead, ...]:
    """From where the situation stands: now, a working day later, when the next duty is due, a minute too late for it, and
    the next of each meeting. To the minute, as a story tells them."""
    now = situation.moment
    calendar = calendar_of(pack)
    hour = now.astimezone(LONDON).time()
    found = [
        Ahead("now", now),
        Ahead("working day", at(calendar.working_days_after(local_day(now), 1), hour)),
    ]
    to_come = [duty for duty in (*situation.duties, *situation.inner_owed) if duty.due >= now]
    if to_come:
        duty = min(to_come, key=lambda each: each.due)
        still = duty.due.astimezone(UTC).replace(second=0, microsecond=0)
        found.append(Ahead("due", max(still, now), duty))
        found.append(Ahead("late", still + MINUTE, duty))
    if not situation.ended:
        found.extend(
            Ahead("meeting", calendar.next_meeting(name, now), meeting=name) for name in pack.meetings
        )
    return tuple(found)
