"""Whether somebody has longer or less long than before. Said only where it is so on every calendar."""

import math

from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Within

# The most that weekends and bank holidays in a row can add to working days, beside two days a week.
HOLIDAYS = 6


def longer_or_shorter(old: Time, new: Time) -> str:
    """ "longer", "shorter", or "" where it depends on the day, or on a date that somebody gives."""
    old, new = _as_it_is(old), _as_it_is(new)
    before, after = _days(old), _days(new)
    if _in_the_same_unit(old, new):
        before, after = (_number(old),) * 2, (_number(new),) * 2
    if before is None or after is None:
        return ""
    if after[0] > before[1]:
        return "longer"
    return "shorter" if after[1] < before[0] else ""


def _as_it_is(time: Time) -> Time:
    """A statutory limit is as long as its table last says."""
    return time.limit.values[-1].length if isinstance(time, ByStatute) else time


def _in_the_same_unit(old: Time, new: Time) -> bool:
    return isinstance(old, Within) and isinstance(new, Within) and old.unit == new.unit


def _number(time: Time) -> float:
    assert isinstance(time, Within)
    return time.number


def _days(time: Time) -> tuple[float, float] | None:
    """The fewest and the most days that it can be."""
    match time:
        case AtOnce():
            return 0, 0
        case ByMeeting():
            return 0, 7 + HOLIDAYS
        case Within(number, "hours"):
            return number / 24, number / 24
        case Within(number, "working days"):
            return number, number + 2 * math.ceil(number / 5) + HOLIDAYS
        case Within(number, "days"):
            return number, number + 1
        case Within(number, "weeks"):
            return 7 * number, 7 * number + 1
        case Within(number, "months"):
            return 28 * number, 31 * number + 1
        case Before() | ByStatute():
            return None
    return None
