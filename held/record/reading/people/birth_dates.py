"""Dates of birth as people type them into a search box, day first as in England."""

import re
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DIGITS = re.compile(r"(?<!\d)(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_TOGETHER = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ \-]([a-z]{3,9})\.?,?[ \-](\d{4}|\d{2})(?!\d)")


def birth_date(typed: str, *, today: date) -> tuple[date | None, str]:
    """The first date in what was typed, and the rest. Two figures for a year mean the latest one not to come."""
    text = typed.casefold()
    for pattern, order in (
        (_YEAR_FIRST, (3, 2, 1)),
        (_WORDS, (1, 2, 3)),
        (_DIGITS, (1, 2, 3)),
        (_TOGETHER, (1, 2, 3)),
    ):
        found = pattern.search(text)
        if found:
            day, month, year = (found.group(place) for place in order)
            read = _date(day, month, year, today)
            if read is not None:
                return read, typed[: found.start()] + " " + typed[found.end() :]
    return None, typed


def _date(day: str, month: str, year: str, today: date) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    whole = int(year) if len(year) == 4 else int(year) + today.year // 100 * 100
    if whole > today.year + 1 and len(year) == 2:
        whole -= 100
    try:
        return date(whole, number, int(day))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Counted from 1; 0 for what is no month."""
    return next(
        (place for place, name in enumerate(MONTHS, 1) if name.startswith(word) and len(word) >= 3), 0
    )
