"""Whether a desk is open, from its hours as people write them: "Monday to Friday, 8.30am to 5pm"."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from held.pages.wording.dates import LONDON, WEEKDAYS
from held.pages.wording.typed_times import typed_clock

TO = r"\s*(?:to|-|–)\s*"
CLOCK = r"[\d.:]+\s*[ap]m"
HOURS = re.compile(
    rf"(?P<first>\w+day)s?(?:{TO}(?P<last>\w+day)s?)?,?\s*(?P<opens>{CLOCK}){TO}(?P<closes>{CLOCK})",
    re.IGNORECASE,
)
ALWAYS = re.compile(r"\b(24 hours|always|day and night|at any time)\b", re.IGNORECASE)
OUT_OF_HOURS = re.compile(r"\b(nights?|weekends?|out of hours|evenings?|all other times)\b", re.IGNORECASE)


def is_out_of_hours(hours: str) -> bool:
    """Whether these are the hours in which the others are shut."""
    return bool(OUT_OF_HOURS.search(hours)) and not ALWAYS.search(hours)


def is_open(hours: str, moment: datetime, is_working_day: Callable[[date], bool]) -> bool | None:
    """None where the words don't tell: then nothing is claimed. A weekday's hours don't hold on a bank holiday."""
    if ALWAYS.search(hours):
        return True
    found = HOURS.search(hours)
    if found is None:
        return None
    first, last = _weekday(found["first"]), _weekday(found["last"] or found["first"])
    opens, closes = typed_clock(found["opens"]), typed_clock(found["closes"])
    if first is None or last is None or not isinstance(opens, time) or not isinstance(closes, time):
        return None
    local = moment.astimezone(LONDON)
    day = local.weekday()
    in_days = first <= day <= last if first <= last else day >= first or day <= last
    if day < 5 and not is_working_day(local.date()):
        return False
    return in_days and opens <= local.time() < closes


def opens_next(hours: str, moment: datetime, is_working_day: Callable[[date], bool]) -> datetime | None:
    """When a desk that is shut opens again, within two weeks. None where the words don't tell."""
    found = HOURS.search(hours)
    opens = typed_clock(found["opens"]) if found else None
    if not isinstance(opens, time):
        return None
    today = moment.astimezone(LONDON).date()
    days = (datetime.combine(today + timedelta(days=ahead), opens, LONDON) for ahead in range(15))
    return next((day for day in days if day > moment and is_open(hours, day, is_working_day)), None)


def _weekday(word: str) -> int | None:
    return next((at for at, name in enumerate(WEEKDAYS) if name.lower() == word.lower()), None)
