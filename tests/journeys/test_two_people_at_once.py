"""Two people, two windows, two clicks: nothing is lost, nothing is recorded twice."""

import pytest
from playwright.sync_api import Route

from tests.journeys.already import (
    asked_for_a_step_up,
    decided,
    discussed,
    numbers_of,
    recorded,
    transferred,
    visited,
)
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


def test_the_second_is_shown_what_was_recorded_and_keeps_their_own_words(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)
    recorded("send the assessment", aaliyah, by=priya)
    transferred(aaliyah, by=martin, to=hannah)

    it_is("Wednesday 11 March 2026, 3pm")
    hannah.opens_the_form("Complete the assessment", aaliyah)
    hannah.fills("How did it come out?", "Step up")
    hannah.fills("What we found", "Nobody watches over the evenings.")
    hannah.checks_the_answers()
    hannah.looks_over("check-step")
    visited(aaliyah, by=priya, beside=hannah)

    hannah.presses("Record it")
    hannah.is_on("Something was recorded meanwhile")
    hannah.sees("Make the joint visit", "Priya Nair", "your words are kept")
    hannah.looks_over("meanwhile")
    assert not numbers_of(aaliyah, "complete the assessment")

    hannah.follows("Change what I wrote")
    hannah.sees("Nobody watches over the evenings.")
    hannah.checks_the_answers()
    hannah.records_it()
    assert len(numbers_of(aaliyah, "complete the assessment")) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_records_one_happening(it_is: ItIs, priya: Worker, aaliyah: AChild) -> None:
    priya.opens_the_form("Ask for a step up", aaliyah)
    priya.fills("The factors", "Two falls in a week.")
    priya.checks_the_answers()
    priya.page.get_by_role("button", name="Record it").dblclick()
    priya.is_on("Recorded")
    assert len(numbers_of(aaliyah, "ask for a step up")) == 1


def test_the_page_was_lost_after_it_was_recorded_and_pressing_again_records_nothing_more(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens_the_form("Ask for a step up", aaliyah)
    priya.fills("The factors", "Two falls in a week.")
    priya.checks_the_answers()
    checking = priya.page.url

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    held = priya.page.get_by_role("button", name="Record it").evaluate(
        "button => new URLSearchParams(new FormData(button.form)).toString() + '&do=record'"
    )
    priya.page.route(checking, lose_the_answer)
    priya.page.get_by_role("button", name="Record it").click()
    priya.page.unroute(checking)
    assert len(numbers_of(aaliyah, "ask for a step up")) == 1

    # What "send it again" in the browser does.
    again = priya.page.request.post(
        checking,
        data=held,
        headers={"Content-Type": "application/x-www-form-urlencoded", "Referer": checking},
    )
    assert "Recorded" in again.text()
    assert len(numbers_of(aaliyah, "ask for a step up")) == 1


def test_what_was_typed_is_still_there_after_the_browser_was_closed(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens_the_form("Ask for a step up", aaliyah)
    priya.fills("The factors", "Two falls in a week.")
    priya.sees("Saved at")
    priya.opens("/")
    priya.sees("Begun, not yet recorded")
    priya.follows("Ask for a step up")
    priya.sees("You began this before", "Two falls in a week.")
