"""One cell: what was written in it, as the record keeps it; or a sentence that says why it can't be taken."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from held.record.extracts.layout import Column, Holds

YES, NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")
ANSWERS: Mapping[str, str] = {
    "yes": "yes",
    "no": "no",
    "withdrawn": "withdrawn",
    "not asked": "not asked",
}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
INVISIBLE = dict.fromkeys(
    [*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0xFEFF]
)
"""Marks that say in which direction to write, and spaces of no width: two names that look alike are then alike."""
MIDNIGHT = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){MIDNIGHT}")
ENGLISH = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d+){MIDNIGHT}")
SHORTENED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
AS_TEXT = re.compile(r'="(.*)"')
"""How a system writes a number so that a spreadsheet leaves its noughts alone."""
LIKE = "Write it like 02/03/2026, day first, or like 2026-03-02."


class NotTaken(Exception):
    """The sentence."""


def taken(column: Column, written: str, *, today: date) -> str:
    """As the record keeps it: a day as 2026-03-02, yes or no in those words. Empty stays empty. Raises NotTaken."""
    plain = unicodedata.normalize("NFC", written.translate(INVISIBLE)).replace("\xa0", " ").strip()
    for letter in plain:
        if unicodedata.category(letter) == "Cc" and letter not in "\n\r\t":
            raise NotTaken(
                f"There is a character in it that can't be shown (U+{ord(letter):04X}). Take it out."
            )
    if not plain:
        if column.required:
            raise NotTaken("It is empty. It is needed in every row.")
        return ""
    kept = READ[column.holds](plain, today)
    if len(kept) > column.most:
        raise NotTaken(f"It has {len(kept):,} letters. Shorten it to {column.most:,}.")
    return kept


def _text(plain: str, today: date) -> str:
    """Line ends inside a cell are kept, as one kind."""
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _number(plain: str, today: date) -> str:
    found = AS_TEXT.fullmatch(plain)
    plain = found[1].strip() if found else plain
    if SHORTENED.fullmatch(plain):
        raise NotTaken(
            f"“{plain}” is a number that a spreadsheet has shortened, and its last figures are lost. "
            "Export it again, with this column as text."
        )
    if not plain or "\n" in plain or "\r" in plain or "\t" in plain:
        raise NotTaken("It is no number: it is empty, or runs over several lines.")
    return plain


def _day(plain: str, today: date) -> str:
    if found := ISO.fullmatch(plain):
        year, month, day = found.groups()
    elif found := ENGLISH.fullmatch(plain):
        day, month, year = found.groups()
    elif plain.isdecimal():
        raise NotTaken(f"“{plain}” is how a spreadsheet counts days. Format the column as a date. {LIKE}")
    else:
        raise NotTaken(f"“{_short(plain)}” is no date that can be read. {LIKE}")
    if len(year) != 4:
        raise NotTaken(f"“{plain}” does not give the year in four figures. {LIKE}")
    return _built(int(day), int(month), int(year)).isoformat()


def _built(day: int, month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise NotTaken(f"There is no month {month}. {LIKE}")
    if not 1900 <= year <= 2200:
        raise NotTaken(f"The year {year} can't be right. {LIKE}")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotTaken(f"{MONTHS[month - 1]} {year} has no day {day}.") from None


def _day_past(plain: str, today: date) -> str:
    day = _day(plain, today)
    if day > today.isoformat():
        raise NotTaken(f"“{plain}” is a day to come. It is a day that has been.")
    return day


def _yes_or_no(plain: str, today: date) -> str:
    word = plain.casefold()
    if word in YES:
        return "yes"
    if word in NO:
        return "no"
    raise NotTaken(f"“{_short(plain)}” is neither yes nor no.")


def _answer(plain: str, today: date) -> str:
    answer = ANSWERS.get(plain.casefold())
    if answer is None:
        raise NotTaken(f"“{_short(plain)}” is none of the answers: {', '.join(ANSWERS)}.")
    return answer


def _email(plain: str, today: date) -> str:
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", plain):
        raise NotTaken(f"“{_short(plain)}” is no e-mail address.")
    return plain


def _sign_in_name(plain: str, today: date) -> str:
    if re.search(r"\s", plain):
        raise NotTaken(f"“{_short(plain)}” has a space in it. A name to sign in with has none.")
    return plain.lower()


def _short(plain: str) -> str:
    line = " ".join(plain.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


READ: Mapping[Holds, Callable[[str, date], str]] = {
    "number": _number,
    "text": _text,
    "telephone": _text,
    "day": _day,
    "day past": _day_past,
    "yes or no": _yes_or_no,
    "e-mail": _email,
    "sign-in name": _sign_in_name,
    "answer": _answer,
}
