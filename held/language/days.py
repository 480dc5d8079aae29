"""A day as it is typed in a file, and as it is said."""

import re
from datetime import date

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
    """2026-03-02, and nothing else: None where it is no day, or is written otherwise."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def in_words(day: date) -> str:
    """ "2 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
