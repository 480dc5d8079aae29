"""Days and months as a picture's axis shows them, in Europe/London."""

from datetime import datetime
from zoneinfo import ZoneInfo

from held.language.days import in_words

LONDON = ZoneInfo("Europe/London")


def day(moment: datetime) -> str:
    """ "3 June 2024"."""
    return in_words(moment.astimezone(LONDON).date())


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
