"""A state as a mark: a word and a shape first, and only then a colour."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from held.engine.situation import OwedDuty, StepStanding
from held.pages.wording.dates import day_of


class Shape(StrEnum):
    """The shapes there are. PLAIN is framed and white: stopped, or anything that is not one of the others."""

    LATE = "late"
    TODAY = "today"
    OPEN = "open"
    DONE = "done"
    NOT = "not"
    PLAIN = "plain"


@dataclass(frozen=True)
class Mark:
    """What a mark says and how it is drawn."""

    word: str
    shape: Shape = Shape.PLAIN


LATE = Mark("Late", Shape.LATE)
URGENT = Mark("Urgent", Shape.LATE)
NOBODY = Mark("Nobody", Shape.LATE)
TODAY = Mark("Today", Shape.TODAY)
ACT_TODAY = Mark("Act today", Shape.TODAY)
CANT_BE_MET = Mark("Can’t be met", Shape.LATE)
WAITS = Mark("Waits")
NEEDED = Mark("Needed", Shape.TODAY)
DUE = Mark("Due", Shape.OPEN)
OPEN = Mark("Open", Shape.OPEN)
DONE = Mark("✓ Done", Shape.DONE)
STOPPED = Mark("Stopped")
REPLACED = Mark("Not needed", Shape.NOT)
NOT_ASKED_FOR = Mark("Not asked for", Shape.NOT)
TO_COME = Mark("To come", Shape.NOT)

OF_STATE = {
    "open": OPEN,
    "stopped": STOPPED,
    "done": DONE,
    "replaced": REPLACED,
    "not asked for": NOT_ASKED_FOR,
}


def duty_mark(due: datetime, now: datetime) -> Mark:
    """A duty's mark: late once its moment passed, today on its day, otherwise due."""
    if due < now:
        return LATE
    return TODAY if day_of(due) == day_of(now) else DUE


def step_mark(standing: StepStanding, duty: OwedDuty | None, now: datetime) -> Mark:
    """A step's mark: lateness before all, then whether it is stopped, then its duty's day."""
    if duty is not None:
        of_duty = duty_mark(duty.due, now)
        if of_duty is LATE or (standing.state == "open" and of_duty is TODAY):
            return of_duty
    return OF_STATE[standing.state]
