"""statutory_clock.yaml: each limit with what starts and ends it, and its values by their days, each with its source."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, zip_longest
from typing import get_args

from held.language.days import day_of, in_words
from held.language.frame import Frame
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import Listing, Table, Text
from held.language.statutory_clock import StatutoryClock
from held.language.times import CERTAINTIES, Certainty, Limit, LimitValue, Unit, Within

LONGEST = 3650
# The clock runs on whole days: nothing in national guidance is counted in hours.
UNITS = tuple(unit for unit in get_args(Unit) if unit != "hours")
DAY = timedelta(days=1)


def read_statutory_clock(frame: Frame, lines: Lines) -> StatutoryClock | None:
    """The whole table, or None where something in it was refused: half a table would excuse half the limits."""
    before = len(frame.faults.found)
    country = frame.text("statutory clock", needed=True)
    stood_on = _day(frame, "as it stood on", needed=True)
    note = frame.text("note")
    if frame.need("limits") is None:
        frame.finish()
        return None
    limits: dict[str, Limit] = {}
    for name, inside in frame.tables("limits", "the limit"):
        lines.note(frame.file, "limit", name.words, name.line)
        if frame.good_name(name):
            limits[name.words] = _limit(name.words, inside)
    frame.finish()
    if len(frame.faults.found) > before or country is None or stood_on is None:
        return None
    return StatutoryClock(country.words, stood_on, note.words if note else "", limits)


def _limit(name: str, inside: Frame) -> Limit:
    starts, ends = inside.text("starts", needed=True), inside.text("ends", needed=True)
    no_number = inside.text("no number, because")
    source = inside.text("source", needed=no_number is not None)
    certainty = _certainty(inside) if no_number is not None else None
    values = _values(inside, needed=no_number is None)
    inside.finish()
    if no_number and values:
        says = f"{inside.capital} is said to have no number, and has one. Leave one of the two out."
        inside.refuse(no_number.line, says)
    if source and no_number is None:
        inside.refuse(source.line, f"“source:” of {inside.what} belongs to each of its values. Put it there.")
    return Limit(
        name,
        starts.words if starts else "",
        ends.words if ends else "",
        values,
        no_number.words if no_number else "",
        source.words if source else "",
        certainty or "general knowledge",
    )


def _values(inside: Frame, *, needed: bool) -> tuple[LimitValue, ...]:
    node = inside.need("values") if needed else inside.find("values")
    if node is None:
        return ()
    if not isinstance(node, Listing) or not all(isinstance(item, Table) for item in node.items):
        inside.refuse(
            node.line,
            f"“values:” of {inside.what} takes a list of tables, each with “is:”, “from:”, “source:” and “how sure:”.",
        )
        return ()
    if not node.items:
        inside.refuse(
            node.line, f"{inside.capital} has no value. Give one, or say “no number, because: ...”."
        )
    read = [
        (item.line, _value(Frame(item, inside.file, f"a value of {inside.what}", inside.faults)))
        for item in node.items
        if isinstance(item, Table)
    ]
    found = [(line, value) for line, value in read if value is not None]
    for (_, earlier), (line, later) in pairwise(found):
        _follows(inside, line, earlier, later)
    values = [value for _, value in found]
    return tuple(
        replace(value, until=later.since - DAY) if later else value
        for value, later in zip_longest(values, values[1:])
    )


def _follows(inside: Frame, line: int, earlier: LimitValue, later: LimitValue) -> None:
    """Each day has one value: none before it and none twice."""
    if later.since <= earlier.since:
        says = (
            f"Two values of {inside.what} hold on {in_words(earlier.since)}, or they stand out of order. "
            "Write them by their days, the earliest first."
        )
        inside.refuse(line, says)
    elif earlier.until and earlier.until >= later.since:
        says = (
            f"Two values of {inside.what} hold on {in_words(later.since)}. End the first on the day before."
        )
        inside.refuse(line, says)
    elif earlier.until and earlier.until + DAY < later.since:
        says = (
            f"{inside.capital} has no value from {in_words(earlier.until + DAY)} until {in_words(later.since - DAY)}. "
            "Say what held then, or make two limits of it."
        )
        inside.refuse(line, says)


def _value(inside: Frame) -> LimitValue | None:
    length, since = _length(inside), _day(inside, "from", needed=True)
    until, source = _day(inside, "until"), inside.text("source", needed=True)
    certainty = _certainty(inside)
    inside.finish()
    if since and until and until < since:
        inside.refuse(inside.line_of("until"), f"{inside.capital} ends before it begins. Put its days right.")
    if length is None or since is None or source is None or certainty is None:
        return None
    return LimitValue(length, since, until, source.words, certainty)


def _length(inside: Frame) -> Within | None:
    text = inside.text("is", needed=True)
    if text is None:
        return None
    read = re.fullmatch(r"([1-9][0-9]{0,3}) ([a-z ]+)", text.words)
    units: dict[str, Unit] = {each: unit for unit in UNITS for each in (unit, unit.removesuffix("s"))}
    if read is None or int(read[1]) > LONGEST:
        says = f"“{text.words}” is no length of time. Write a number and its unit, as in “45 working days”."
        inside.refuse(text.line, says)
    elif read[2] not in units:
        says = f"“{read[2]}” is no unit of the statutory clock.{meant(read[2], UNITS)}"
        inside.refuse(text.line, says)
    else:
        return Within(int(read[1]), units[read[2]])
    return None


def _certainty(inside: Frame) -> Certainty | None:
    text = inside.text("how sure", needed=True)
    if text is None:
        return None
    for each in CERTAINTIES:
        if text.words == each:
            return each
    says = f"“how sure:” of {inside.what} is one of: {', '.join(CERTAINTIES)}; not “{text.words}”."
    inside.refuse(text.line, says)
    return None


def _day(inside: Frame, key: str, *, needed: bool = False) -> date | None:
    text = inside.text(key, needed=needed)
    day = day_of(text.words) if isinstance(text, Text) else None
    if text and day is None:
        inside.refuse(text.line, f"“{text.words}” is no day. Write it as 2026-12-24.")
    return day
