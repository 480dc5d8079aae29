"""On which days a meeting is held: every week on its weekday, but not on a bank holiday or when the authority is closed."""

from datetime import UTC, date, datetime, time, timedelta

from held.engine.calendar import calendar_of
from held.language.pack import Meeting, Pack
from held.pages.wording.dates import LONDON, clock, day_of

WEEK = timedelta(days=7)
A_YEAR = 53


def on_or_after(day: date, meeting: Meeting, pack: Pack) -> date:
    """The first day from this one on, itself included."""
    before = datetime.combine(day, time(), tzinfo=LONDON).astimezone(UTC) - timedelta(seconds=1)
    return day_of(calendar_of(pack).next_meeting(meeting.name, before))


def before(day: date, meeting: Meeting, pack: Pack) -> date | None:
    """The last one before a day on which it is held; None where there was none in a year."""
    for weeks in range(1, A_YEAR):
        earlier = day - weeks * WEEK
        if on_or_after(earlier, meeting, pack) == earlier:
            return earlier
    return None


def after(day: date, meeting: Meeting, pack: Pack) -> date:
    return on_or_after(day + timedelta(days=1), meeting, pack)


def hour(meeting: Meeting) -> str:
    """ "2pm", "10.30am"."""
    return clock(datetime(2026, 1, 5, meeting.hour, meeting.minute, tzinfo=LONDON))
