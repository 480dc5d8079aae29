"""Appointments on the page of a transition, and as a file that a calendar library opens."""

from datetime import UTC, datetime

import vobject

from held.record.tables.work.invitation import Invitation
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_queries import AT_MOST, asked
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.meeting_up import agreed, with_an_appointment
from tests.record.transitions.test_take_step import raised


def test_the_page_says_what_when_and_who(guide: Desk, harbour: Harbour) -> None:
    transition = with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    page = said(guide.get(f"/transitions/{transition.public}"))
    assert "Introduce the officer, Tuesday 10 March 2026, 2pm" in page
    assert "Invited: Bureau Officer and Hub Guide" in page


def test_the_page_costs_at_most_eight_queries(guide: Desk, harbour: Harbour) -> None:
    address = f"/transitions/{with_an_appointment(harbour).public}"
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    guide.get(address)
    assert asked(guide, address) <= AT_MOST


def test_the_file_names_no_child_and_is_known_by_what_was_sent(guide: Desk, harbour: Harbour) -> None:
    transition = with_an_appointment(harbour)
    agreed(harbour, harbour.older, "2026-03-10T14:00", key="a")
    text = guide.get(f"/transitions/{transition.public}/appointments.ics").content.decode()
    event = vobject.readOne(text).vevent
    assert event.uid.value == Invitation.objects.get(worker=guide.worker).uid
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 3, 10, 14, tzinfo=UTC)
    assert f"/transitions/{transition.public}" in text.replace("\r\n ", "")
    assert "Wren" not in text


def test_where_nobody_is_invited_nothing_stands(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    transition = harbour.older.transitions.get().public
    assert "Appointments" not in said(guide.get(f"/transitions/{transition}"))


def test_the_weekly_meeting_is_fetched_as_a_rule(guide: Desk, harbour: Harbour) -> None:
    text = guide.get("/meetings/tuesday-circle/calendar.ics").content.decode()
    event = vobject.readOne(text).vevent
    first, *_ = event.getrruleset(addRDate=True)
    assert first.astimezone(UTC) == datetime(2026, 3, 3, 10, 30, tzinfo=UTC)
    assert "EXDATE;TZID=Europe/London:20260407T103000" in text.replace("\r\n ", "")
