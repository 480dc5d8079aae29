"""When something happened, as people type it: a moment that has come, in the life of a child."""

from datetime import datetime, timedelta

from held.pages.wording.typed import NotRead
from held.pages.wording.typed_times import typed_time

LONGEST_AGO = 25  # years: nothing that is done for a child lies further back
A_YEAR = timedelta(days=365.25)
LATER = "This is later than now. Type when it happened."


def typed_past(text: str, *, now: datetime, later: str = LATER) -> datetime | NotRead:
    """`later`: what is said of a moment that has not come. A slip in the year is told, never counted from."""
    moment = typed_time(text, now=now)
    if isinstance(moment, NotRead):
        return moment
    if moment > now:
        return NotRead(later)
    if now - moment > LONGEST_AGO * A_YEAR:
        return NotRead(
            f"This is more than {LONGEST_AGO} years ago. Look at the year, and type when it happened."
        )
    return moment
