"""The appointments of a transition: on its page, and as a file for a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from held.pages.components.calendar_file import calendar_file
from held.pages.doors import about_a_transition
from held.pages.wording.dates import full_time
from held.pages.wording.names import and_list
from held.record.reading.people.who import Who
from held.record.reading.work.invitations import AppointmentLine, appointments_calendar


@dataclass(frozen=True)
class AppointmentShown:
    what: str
    when: str
    invited: str


def appointments_shown(lines: Sequence[AppointmentLine]) -> tuple[AppointmentShown, ...]:
    return tuple(AppointmentShown(one.what, full_time(one.starts), and_list(one.invited)) for one in lines)


@about_a_transition("the appointments of a transition")
def appointments(request: HttpRequest, child: Who, transition: str) -> HttpResponse:
    """The file names no child and leads back to the transition. Empty where nobody is invited to anything."""
    link = request.build_absolute_uri(reverse("transition", kwargs={"public": transition}))
    return calendar_file(
        appointments_calendar(transition, reader=request.user, link=link), called="appointments"
    )
