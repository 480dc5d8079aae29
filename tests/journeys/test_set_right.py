"""What was recorded wrongly is set right, never changed: why is said, what changes is seen first, both versions stay."""

import pytest

from tests.journeys.already import asked_for_a_step_up, decided, discussed, recorded, transferred
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


def test_a_wrong_outcome_is_corrected_and_both_versions_can_be_read(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    donna.records_the_transfer_meeting(aaliyah, with_=martin, comes_out="Come back next week")

    donna.opens(f"{aaliyah.page}/chronology")
    donna.follows("Set this right")
    donna.looks_over("set-right")
    donna.fills("What is wrong with it?", "It happened, but something in it is wrong")
    donna.presses("Go on")
    donna.is_on("Something in it is wrong")
    donna.fills("How did it come out?", "Step up")
    donna.fills("Why is it set right?", "I ticked the wrong one; the minutes say step up.")
    donna.looks_over("set-right-correct")
    donna.presses("See what changes")

    donna.is_on("Check before you set it right")
    donna.sees_in_card("As it stands", "Come back next week")
    donna.sees_in_card("As it would be read", "Step up", "I ticked the wrong one")
    donna.sees(
        "Transfer the case", "by the end of Thursday 12 March 2026", "Early help holds Aaliyah, as before"
    )
    donna.looks_over("set-right-check")
    donna.presses("Set it right")

    donna.sees("It is set right. Both versions can be read.", "As it was recorded", "As it is read now")
    donna.sees("Come back next week", "Step up", "I ticked the wrong one")
    donna.looks_over("entry-of-both-versions")
    donna.opens(aaliyah.transition)
    donna.sees("Hold the transfer meeting: step up", "Transfer the case")
    priya.opens(f"{aaliyah.page}/chronology")
    priya.sees("An entry was corrected", "the minutes say step up")


def test_an_entry_on_the_wrong_child_is_struck_and_no_trace_of_the_other_is_left(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, harvey: AChild, aaliyah: AChild
) -> None:
    asked_for_a_step_up(harvey, by=priya)
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(harvey, by=donna, beside=martin)

    it_is("Tuesday 3 March 2026, 2pm")
    donna.opens(harvey.transition)
    donna.follows("Set this right", under="Everything said so far")
    donna.fills("What is wrong with it?", "It was about another child")
    donna.presses("Go on")
    donna.presses("See what changes")
    donna.sees("There is a problem", "Say what was wrong")
    donna.fills("Why is it set right?", "We talked about a girl, not about him.")
    donna.presses("See what changes")
    donna.sees("Struck", "Hold the transfer meeting", "Hold the initial discussion")
    donna.looks_over("strike-check")
    donna.presses("Strike it")
    donna.sees("It is struck", "Nothing on either record will name the other")

    donna.follows("Find the right child")
    donna.is_on("Find a child")
    donna.opens(harvey.transition)
    donna.sees("Hold the initial discussion", "Struck")
    donna.opens(f"{harvey.page}/chronology")
    donna.sees("An entry was struck")
    donna.sees_no("Aaliyah")
    donna.records_the_initial_discussion(aaliyah, with_=martin, comes_out="Take to the transfer meeting")


def test_fridays_visit_is_recorded_on_monday_and_both_times_are_shown(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)
    recorded("send the assessment", aaliyah, by=priya)
    transferred(aaliyah, by=martin, to=hannah)

    it_is("Monday 16 March 2026, 9.30am")
    priya.makes_the_joint_visit(aaliyah, with_=hannah, happened="Friday 13 March 2026, 3pm")
    priya.sees("Friday 13 March 2026, 3pm")
    priya.opens(f"{aaliyah.page}/chronology")
    priya.sees("Friday 13 March 2026, 3pm", "Monday 16 March 2026, 9.30am")


def test_the_clock_counts_from_friday_although_it_is_recorded_on_monday(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    # Within 2 working days of Friday is Tuesday; of Monday it would be Wednesday.
    it_is("Monday 9 March 2026, 10am")
    priya.asks_for_a_step_up(aaliyah, happened="Friday 6 March 2026, 4.30pm")
    priya.sees("must hold the initial discussion", "by the end of tomorrow, Tuesday 10 March 2026")


def test_a_manager_ends_a_step_up_that_was_begun_in_error(
    it_is: ItIs, priya: Worker, donna: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    priya.opens(f"{aaliyah.transition}/end")
    priya.sees("A manager can end it")

    donna.opens(aaliyah.transition)
    donna.unfolds("It was begun in error")
    donna.follows("End it")
    donna.fills("Why does it end?", "Begun in error")
    donna.fills("How do you know?", "It was meant for another family.")
    donna.looks_over("end")
    donna.presses("See what stays and what is dropped")
    donna.is_on("Are you sure that it ends?")
    donna.sees("What stays", "Priya Nair", "What is dropped", "hold the initial discussion")
    donna.looks_over("end-check")
    donna.presses("Yes, end it")
    donna.opens(aaliyah.page)
    donna.sees("Look again at the plan")


def test_a_manager_sets_a_duty_aside_and_the_reason_stands_on_the_record(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    donna.opens(aaliyah.transition)
    donna.unfolds("Set something aside that is owed")
    donna.follows("Hold the initial discussion (our reading of 5.2)")
    donna.is_on("Set aside: hold the initial discussion")
    donna.sees("The procedure demands it, so a manager sets it aside.")
    donna.looks_over("set-aside")
    donna.presses("Set it aside")
    donna.sees("There is a problem", "Say why it is set aside.")
    donna.fills("Why is it set aside?", "We all met at school this morning.")
    donna.presses("Set it aside")
    donna.sees("It is set aside. The reason stands on the record.", "We all met at school this morning.")
    donna.opens(aaliyah.page)
    donna.sees("Say what is next", "may do it now")
    donna.records_the_initial_discussion(aaliyah, with_=martin, comes_out="Take to the transfer meeting")
