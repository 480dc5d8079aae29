"""A duty that can no longer be met unless something is done by a certain time.

Where a duty's step is not open, the shortest way to it is worked out backwards from the duty's date: an act that is taken
at a meeting is taken at the last one held by then, and what has to come before it comes before that meeting begins.
Everything else takes no time, but comes before what it opens. What comes out is a moment, which does not move as the clock
goes on; whether it has passed is looked at when it is shown.

A duty to which there is no way that anybody could be asked to go is stuck, and that is told as plainly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from held.engine.calendar import END_OF_DAY, Calendar, at, calendar_of, local_day
from held.engine.folding import fold
from held.engine.history import History
from held.engine.owing import owed
from held.engine.proceeding import Goal, outlook
from held.engine.situation import OwedDuty
from held.engine.state import State
from held.engine.ways import Outlook, WayAct
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Pack, Procedure
from held.language.times import ByMeeting

Urgency = Literal["in time", "act today", "too late"]
Why = Literal["none", "not found", "for safety", "a date"]


@dataclass(frozen=True)
class Timed:
    """An act on the way to a duty, and the latest moment at which it can happen for the duty to be met. `meets`: when the
    meeting begins at which it is taken; None where it is taken at none."""

    act: WayAct
    latest: datetime
    meets: datetime | None = None


@dataclass(frozen=True)
class Forewarned:
    """`acts`: the first the first, each of them somebody's. None of them only lets time pass."""

    duty: OwedDuty
    acts: tuple[Timed, ...]

    @property
    def latest(self) -> datetime:
        """When the first act has to happen at the latest."""
        return self.acts[0].latest

    @property
    def can_be_done(self) -> tuple[Timed, ...]:
        """Those acts that wait for nothing themselves."""
        return tuple(timed for timed in self.acts if timed.act.is_open)


@dataclass(frozen=True)
class Stuck:
    """A duty that nobody can be asked to open. `why`: "none", nothing that can still be done opens it. "not found": no short
    way to it was found. "for safety": it would come about by a step that is for safety alone. "a date": it waits for a
    date to pass that comes after its own, so it can't be met in time.
    """

    duty: OwedDuty
    why: Why


def forewarned(
    *, pack: Pack, procedure: str, history: History, moment: datetime
) -> tuple[Forewarned | Stuck, ...]:
    """Every duty that is owed and can't be done yet, in the order of their dates. Left out is what only waits for a date
    that comes before its own."""
    return forewarned_in(fold(pack=pack, procedure=procedure, history=history), moment)


def forewarned_in(state: State, moment: datetime) -> tuple[Forewarned | Stuck, ...]:
    """The same, of a history that has been read."""
    return tuple(_forewarned(state, moment))


def _forewarned(state: State, moment: datetime) -> Iterator[Forewarned | Stuck]:
    ways: dict[tuple[str, str], Outlook] = {}
    for duty in owed(state, moment):
        if isinstance(duty.norm, InnerDuty):
            continue
        key = (duty.run, duty.step)
        if key not in ways:
            ways[key] = outlook(state, Goal(*key), moment)
        one = told_of(state, duty, ways[key])
        if one:
            yield one


def told_of(state: State, duty: OwedDuty, found: Outlook) -> Forewarned | Stuck | None:
    """What is told of a duty, from what would open its step; None where it is open, or only waits for an earlier date."""
    if can_be_timed(found):
        outer = state.outer.tables.procedure
        return Forewarned(duty, timed(pack=state.pack, procedure=outer, duty=duty, acts=found.acts))
    why = why_stuck(found, duty)
    return Stuck(duty, why) if why else None


def why_stuck(found: Outlook, duty: OwedDuty) -> Why | None:
    """Why nobody can be asked to open what a duty asks for; None where it is open, or somebody can."""
    match found.found:
        case "open" | "way":
            dates = [act.due for act in found.acts if act.kind == "late" and act.due]
            return "a date" if any(due >= duty.due for due in dates) else None
        case why:
            return why


def can_be_timed(found: Outlook) -> bool:
    """Nobody is told to let a date pass, or to act as in an emergency, so that a duty is met."""
    return found.found == "way" and all(act.kind != "late" for act in found.acts)


def timed(*, pack: Pack, procedure: Procedure, duty: OwedDuty, acts: Sequence[WayAct]) -> tuple[Timed, ...]:
    """The acts of a way to a duty of this procedure, or of one inside it, timed backwards from the duty's own date."""
    calendar = calendar_of(pack)
    inner = duty.run.rpartition(" ")[0]
    own = pack.procedures[inner] if inner else procedure
    by = _meets(calendar, meeting_of(own, duty.step), duty.due) or duty.due
    found: list[Timed] = []
    for act in reversed(acts):
        of = pack.procedures[act.inner] if act.inner else procedure
        meets = _meets(calendar, meeting_of(of, act.step) if act.kind in ("step", "begin") else "", by)
        # A meeting is held first and recorded after, until the end of its day.
        found.append(Timed(act, min(by, at(local_day(meets), END_OF_DAY)) if meets else by, meets))
        by = meets or by
    return tuple(reversed(found))


def _meets(calendar: Calendar, meeting: str, by: datetime) -> datetime | None:
    return calendar.last_meeting(meeting, by) if meeting else None


def meeting_of(procedure: Procedure, step: str) -> str:
    """The meeting at which a step is taken: the one its sentences wait for. Empty where none does."""
    for norm in procedure.norms:
        if isinstance(norm, Duty | Returning) and norm.step == step:
            time = norm.time if isinstance(norm, Duty) else norm.every
            if isinstance(time, ByMeeting):
                return time.meeting
    return ""


def urgency(latest: datetime, moment: datetime, calendar: Calendar) -> Urgency:
    """Whether it has passed; else whether no other working day comes before it."""
    if latest < moment:
        return "too late"
    today, last = local_day(moment), local_day(latest)
    return "act today" if last < calendar.working_days_after(today, 1) else "in time"
