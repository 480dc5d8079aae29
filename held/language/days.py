"""A day, or a moment, as it is typed in a file, and as it is said."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from held.language.limits import YEARS

LONDON = ZoneInfo("Europe/London")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_of(typed: str) -> date | None:
    """2026-03-02, and nothing else: None where it is no day, is written otherwise, or in a year that none can mean."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        return None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def moment_of(typed: str) -> datetime | None:
    """2026-03-02 10:00, in London: None where it is no moment, as for a day."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}", typed):
        return None
    try:
        moment = datetime.strptime(typed, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)
    except ValueError:
        return None
    return moment if moment.year in YEARS else None


def in_words(day: date) -> str:
    """ "2 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
