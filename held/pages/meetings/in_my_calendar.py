"""A weekly meeting as a rule for somebody's own calendar."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from held.engine.calendar import calendar_of, end_of_next_year, local_day
from held.pages.components.calendar_file import calendar_file
from held.pages.doors import signed_in
from held.pages.meetings.meeting import hashes_in_force
from held.pages.meetings.which import meeting_day
from held.pages.wording.phrases import anchor
from held.record.clock import now
from held.record.reading.work.calendar_text import Entry
from held.record.reading.work.invitations import weekly_calendar


@signed_in
def in_my_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """From its next day on, without the days on which it is not held. It is about no child."""
    day = meeting_day(request, slug, hashes_in_force())
    moment, calendar = now(), calendar_of(day.pack)
    starts = calendar.next_meeting(day.meeting.name, moment)
    entry = Entry(
        uid=f"{anchor(day.pack.name)}-{slug}@held",
        what=day.called,
        starts=starts,
        link=request.build_absolute_uri(reverse("meeting", kwargs={"slug": slug})),
        written=moment,
        is_weekly=True,
        leaves_out=calendar.days_left_out(local_day(starts), until=end_of_next_year(day.today)),
    )
    return calendar_file(weekly_calendar(entry, of=day.meeting.name, reader=request.user), called=slug)
