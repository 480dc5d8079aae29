"""Days and months as a picture's axis shows them, in Europe/London."""

from datetime import datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(moment: datetime) -> str:
    """ "3 June 2024"."""
    local = moment.astimezone(LONDON)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def month(moment: datetime) -> str:
    """ "June 2024"."""
    return day(moment).split(" ", 1)[1]


def how_long(since: datetime, until: datetime) -> str:
    """ "7 days", or hours where it was less than a day."""
    days = (until.astimezone(LONDON).date() - since.astimezone(LONDON).date()).days
    if (until - since).total_seconds() < 24 * 3600:
        number, unit = max(round((until - since).total_seconds() / 3600), 1), "hour"
    else:
        number, unit = days, "day"
    return f"{number} {unit}{'' if number == 1 else 's'}"
