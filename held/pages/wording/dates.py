"""Days and moments as people read them, in Europe/London."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(moment: datetime) -> date:
    """The day on which an aware moment falls in London."""
    return moment.astimezone(LONDON).date()


def full_date(day: date | datetime) -> str:
    """ "Tuesday 3 March 2026". A moment is read as the day it falls on in London."""
    if isinstance(day, datetime):
        day = day_of(day)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def clock(moment: datetime) -> str:
    """ "4pm", "3.10pm", "midnight", "midday"."""
    local = moment.astimezone(LONDON)
    if local.minute == 0 and local.hour in (0, 12):
        return "midday" if local.hour else "midnight"
    half = "am" if local.hour < 12 else "pm"
    minutes = f".{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{half}"


def full_time(moment: datetime) -> str:
    """ "Tuesday 3 March 2026, 4pm"."""
    return f"{full_date(moment)}, {clock(moment)}"


def ends_with_the_day(moment: datetime) -> bool:
    """Whether a time limit runs out with its day (its last minute) and not at an hour somebody chose."""
    local = moment.astimezone(LONDON)
    return (local.hour, local.minute) == (23, 59)


def from_until(since: date, until: date | None) -> str:
    """ "from Monday 23 February to Monday 9 March 2026"; "from Monday 23 February 2026" while it goes on."""
    if until is None:
        return f"from {full_date(since)}"
    first = full_date(since)
    if since.year == until.year:
        first = first.removesuffix(f" {since.year}")
    return f"from {first} to {full_date(until)}"
