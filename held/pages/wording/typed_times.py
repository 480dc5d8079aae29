"""A moment as people type it: "4pm", "16:00", "3 march 2026 4pm", "yesterday at 9.30am", "now"."""

import re
from datetime import UTC, date, datetime, time
from typing import Literal

from held.pages.wording.dates import LONDON, day_of, full_date
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date

LIKE = "like 3 March 2026, 4pm"
CLOCK = re.compile(
    r"(?:\bat\s+)?(?:\b(?P<named>midday|noon|midnight)\b"
    r"|(?<![\d/.-])(?P<hour>\d{1,2})(?:\s*[.:]\s*(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d/.-])(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?![\d:]))"
)
ALONE = re.compile(r"(?:at\s+)?(?P<hour>\d{1,2})(?:[.:]?(?P<minute>\d{2}))?(?:\s*(?:h|hrs|hours))?")
NAMED = {"midday": time(12), "noon": time(12), "midnight": time(0)}


def typed_time(text: str, *, now: datetime, looks: Literal["back", "ahead"] = "back") -> datetime | NotRead:
    """The moment that was meant, aware, in Europe/London. A time alone is today's."""
    words = re.sub(r"\s+", " ", text.strip().lower().replace(",", " ")).strip()
    if not words:
        return NotRead(f"Type a date and a time, {LIKE}.")
    if words in ("now", "just now"):
        return now.astimezone(LONDON).replace(second=0, microsecond=0)
    found = CLOCK.search(words)
    if found is None:
        return _no_clock(words, text.strip(), now, looks)
    at = _clock(found)
    if isinstance(at, NotRead):
        return at
    around = re.sub(r"\s+", " ", f"{words[: found.start()]} {words[found.end() :]}").strip()
    around = re.sub(r"^(?:at|on) | at$", "", around)
    day = typed_date(around, today=day_of(now), looks=looks) if around else day_of(now)
    return day if isinstance(day, NotRead) else _at(day, at)


def _clock(found: re.Match[str]) -> time | NotRead:
    if found["named"]:
        return NAMED[found["named"]]
    if found["half"]:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if not 1 <= hour <= 12 or minute > 59:
            return NotRead(f"There is no {found[0].strip()}. Type the time like 4pm, 4.30pm or 16:30.")
        return time(hour % 12 + (12 if found["half"] == "p" else 0), minute)
    return _twenty_four(found["hour24"], found["minute24"])


def _twenty_four(hour: str, minute: str) -> time | NotRead:
    if int(hour) > 23 or int(minute) > 59:
        return NotRead(f"There is no {hour}:{minute}. Type the time like 4pm, 4.30pm or 16:30.")
    if len(hour) == 1 and hour != "0":
        said = f"{hour}.{minute}"
        return NotRead(f"Is {said} in the morning or the afternoon? Type {said}am or {said}pm.")
    return time(int(hour), int(minute))


def _no_clock(words: str, typed: str, now: datetime, looks: Literal["back", "ahead"]) -> datetime | NotRead:
    """No am, pm or colon: a bare "16.30" or "1630", a day without its time, or nothing we know."""
    if found := ALONE.fullmatch(words):
        hour, minute = found["hour"], found["minute"] or "00"
        if found["minute"] is None and int(hour) <= 12:
            return NotRead(f"Is {hour} in the morning or the afternoon? Type {int(hour)}am or {int(hour)}pm.")
        at = _twenty_four(hour, minute)
        return at if isinstance(at, NotRead) else _at(day_of(now), at)
    day = typed_date(words, today=day_of(now), looks=looks)
    if isinstance(day, date):
        return NotRead(f"Say what time as well, like {full_date(day)}, 4pm.")
    return NotRead(f"“{typed}” can’t be read as a date and a time. Type it {LIKE}.")


def _at(day: date, at: time) -> datetime | NotRead:
    moment = datetime.combine(day, at, tzinfo=LONDON)
    if moment.astimezone(UTC).astimezone(LONDON).time() != at:
        return NotRead(f"There was no {at:%H:%M} on {full_date(day)}: the clocks went forward.")
    return moment


def typed_clock(text: str) -> time | NotRead:
    """A time of day alone, as in a meeting's hour."""
    moment = typed_time(text, now=datetime(2026, 1, 5, tzinfo=LONDON))
    return moment if isinstance(moment, NotRead) else moment.time()
