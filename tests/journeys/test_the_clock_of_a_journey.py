"""A journey sets the clock for the browser's pages too: Held is served from the test's own process."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import expect

from held.record.reading.people.demo_people import demo_people
from tests.browsers import Desk
from tests.journeys.test_signing_in import PASSWORD, priya

MARCH = datetime.datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.words_alone
@pytest.mark.filled(by=priya)
def test_a_session_ends_after_a_working_day(desk: Desk) -> None:
    page = desk()
    with time_machine.travel(MARCH) as clock:
        page.goto("/")
        page.get_by_label("Sign-in name").fill(demo_people()[0].sign_in_name)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("My work")

        clock.shift(datetime.timedelta(hours=13))
        page.goto("/")
        expect(page).to_have_title("Sign in - Held")
