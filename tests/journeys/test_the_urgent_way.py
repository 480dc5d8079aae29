"""The urgent way: one press from every page about a child, stopped by nothing. Luton 5.5 and 2.7."""

import pytest

from tests.journeys.already import asked_for_a_step_up, discussed
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_call_from_the_childs_page_and_the_referral_form_after_it(
    it_is: ItIs, priya: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    priya.opens(aaliyah.page)
    priya.presses("Urgent: ring MASH")
    priya.is_on("Aaliyah Grant, 9: ring first, record after")
    priya.sees("999", "MASH duty desk", "01632 960 199", "Simone Grant", "Nothing on this page can stop you")
    priya.looks_over("urgent-call")

    priya.fills("How did it come out?", "Urgent")
    priya.fills("Who was rung", "Martin Osei, 01632 960 154")
    priya.fills("What was said", "Bruises on both arms. Martin sends somebody this afternoon.")
    priya.presses("Record the call")
    priya.is_on("The call about Aaliyah is recorded")
    priya.sees("must send the referral form", "by the end of tomorrow", "must transfer the case")
    priya.looks_over("urgent-recorded")

    priya.follows("Send the referral form")
    priya.is_on("Send the referral form")
    priya.sees("Bruises on both arms", "From “make the urgent call”, Monday 2 March 2026, Priya Nair")
    priya.sees_in_order("The child now", "The worry", "What has been done")
    priya.looks_over("referral-form")
    priya.fills("Where the child is now", "At school until half past three")
    priya.checks_the_answers()
    priya.records_it()

    martin.opens("/tray")
    martin.sees("Aaliyah Grant")
    martin.follows("The referral form")
    martin.sees("Bruises on both arms", "At school until half past three")
    martin.presses("I have it")
    martin.sees("It stands on the record that you have it")
    martin.transfers_the_case(aaliyah, to=hannah)
    martin.sees("Early help and MASH both hold Aaliyah")


def test_nothing_has_to_be_answered(it_is: ItIs, priya: Worker, aaliyah: AChild) -> None:
    priya.opens(f"{aaliyah.page}/urgent")
    priya.presses("Record the call")
    priya.is_on("The call about Aaliyah is recorded")


def test_when_nobody_answers_the_next_number_is_rung_at_once(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    priya.opens(f"{aaliyah.page}/urgent")
    priya.sees("Then: make the urgent call, now.")
    priya.fills("How did it come out?", "Nobody answered")
    priya.presses("Record the call")
    priya.sees("must make the urgent call", "our reading of 5.5")

    priya.follows("Record another call")
    priya.fills("How did it come out?", "Urgent")
    priya.presses("Record the call")
    priya.sees("must send the referral form")


def test_somebody_who_does_not_work_with_the_child_is_not_asked_why(
    it_is: ItIs, ivy: Worker, priya: Worker, aaliyah: AChild
) -> None:
    ivy.opens(aaliyah.page)
    ivy.is_on("Why do you need to see this record?")

    ivy.presses("Urgent")
    ivy.is_on("Aaliyah Grant, 9: ring first, record after")
    ivy.fills("How did it come out?", "Urgent")
    ivy.fills("What was said", "She came to school with a burn.")
    ivy.presses("Record the call")
    ivy.is_on("The call about Aaliyah is recorded")

    priya.opens(f"{aaliyah.page}/looked")
    priya.sees("Ivy Chambers", "urgent")


def test_an_open_transition_takes_the_urgent_way_and_the_planned_one_is_no_longer_asked_for(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)

    donna.opens(aaliyah.transition)
    donna.presses("Urgent: ring MASH")
    donna.fills("How did it come out?", "Urgent")
    donna.presses("Record the call")
    donna.opens(aaliyah.transition)
    donna.sees("Make the urgent call: urgent", "5.5, 2.7")
