"""A day as people type it: "3/3/2026", "3 march", "Tuesday 3 March 2026", "yesterday", "last monday"."""

import re
from datetime import date, timedelta
from typing import Literal

from held.language.limits import YEARS
from held.pages.wording.dates import MONTHS, WEEKDAYS, full_date
from held.pages.wording.typed import NotRead

LIKE = "like 3 March 2026 or 3/3/2026"
NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
IN_WORDS = re.compile(r"(?:([a-z]+)\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)(?:\s+(\d{4}|\d{2}))?")
MONTH_FIRST = re.compile(r"(?:([a-z]+)\s+)?([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s+(\d{4}))?")
DAYS_AGO = re.compile(r"(\d{1,3}|a|an|one|two|three|four|five|six) (day|week)s? ago")
WEEKDAY = re.compile(r"(?:(last|this|on|next) )?([a-z]+)")
SPELLED = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def typed_date(text: str, *, today: date, looks: Literal["back", "ahead"] = "back") -> date | NotRead:
    """The day that was meant. Without a year, or a weekday alone, it is the nearest before (after) today."""
    words = re.sub(r"\s+", " ", text.strip().lower().replace(",", " ")).strip().rstrip(".")
    if not words:
        return NotRead(f"Type a date, {LIKE}.")
    if words in NEAR:
        return today + timedelta(days=NEAR[words])
    if found := DAYS_AGO.fullmatch(words):
        number = SPELLED.get(found[1]) or int(found[1])
        return today - timedelta(days=number * (7 if found[2] == "week" else 1))
    if found := YEAR_FIRST.fullmatch(words):
        return _built(int(found[3]), int(found[2]), int(found[1]))
    if found := NUMBERS.fullmatch(words):
        if int(found[2]) > 12 >= int(found[1]):
            return NotRead(f"There is no month {found[2]}. Type the day first, {LIKE}.")
        return _with_year(int(found[1]), int(found[2]), found[3], today, looks)
    if (found := IN_WORDS.fullmatch(words)) and (month := _number_of(found[3], MONTHS)):
        return _agreeing(_with_year(int(found[2]), month, found[4], today, looks), found[1])
    if (found := MONTH_FIRST.fullmatch(words)) and (month := _number_of(found[2], MONTHS)):
        return _agreeing(_with_year(int(found[3]), month, found[4], today, looks), found[1])
    if (found := WEEKDAY.fullmatch(words)) and (weekday := _number_of(found[2], WEEKDAYS)):
        return _weekday(weekday - 1, found[1], today, looks)
    return NotRead(f"“{text.strip()}” can’t be read as a date. Type it {LIKE}.")


def _number_of(word: str, names: tuple[str, ...]) -> int:
    """1 for January or Monday, from three letters on; 0 for no such name."""
    if len(word) < 3:
        return 0
    for number, name in enumerate(names, 1):
        if name.lower().startswith(word) or (word == "sept" and name == "September"):
            return number
    return 0


def _built(day: int, month: int, year: int) -> date | NotRead:
    if not 1 <= month <= 12:
        return NotRead(f"There is no month {month}. Type the date {LIKE}.")
    if year not in YEARS:
        return NotRead(f"The year {year} can’t be right. Type the date {LIKE}.")
    try:
        return date(year, month, day)
    except ValueError:
        return NotRead(f"{MONTHS[month - 1]} {year} has no day {day}.")


def _with_year(day: int, month: int, year: str | None, today: date, looks: str) -> date | NotRead:
    if year is not None:
        number = int(year)
        if len(year) == 2:
            # 26 is this century; what lies more than ten years ahead was the last one.
            number += today.year - today.year % 100
            number -= 100 if number > today.year + 10 else 0
        return _built(day, month, number)
    # Eight years hold a 29 February, wherever they begin.
    years = range(today.year, today.year - 9, -1) if looks == "back" else range(today.year, today.year + 9)
    for number in years:
        built = _built(day, month, number)
        if isinstance(built, date) and (built <= today if looks == "back" else built >= today):
            return built
    return _built(day, month, today.year)


def _agreeing(day: date | NotRead, weekday: str | None) -> date | NotRead:
    """The day, if the weekday typed before it is its own."""
    if isinstance(day, NotRead) or weekday in (None, "on"):
        return day
    number = _number_of(weekday, WEEKDAYS)
    if not number:
        return NotRead(f"“{weekday}” is not a day of the week. Type the date {LIKE}.")
    if number - 1 != day.weekday():
        in_full = full_date(day).split(" ", 1)[1]
        return NotRead(
            f"{in_full} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[number - 1]}. Which is right?"
        )
    return day


def _weekday(weekday: int, said: str | None, today: date, looks: str) -> date:
    """A weekday alone. "last" never means today; "next" is always ahead."""
    back = (today.weekday() - weekday) % 7
    if said == "next" or (looks == "ahead" and said != "last"):
        return today + timedelta(days=(7 - back) % 7 or 7)
    return today - timedelta(days=back or (7 if said == "last" else 0))
