"""Brothers and sisters in the same step are ticked together: recorded for all or for none, each with their own answer."""

import pytest

from tests.journeys.already import asked_for_a_step_up, decided, discussed, numbers_of, recorded
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def test_one_form_for_both_and_what_is_written_for_each_stays_apart(
    it_is: ItIs, priya: Worker, harvey: AChild, ellie_mae: AChild
) -> None:
    priya.opens_the_form("Ask for a step up", harvey)
    priya.fills("Who is it about?", ["Ellie-Mae, 6"])
    for child, level in (("Harvey", "4"), ("Ellie-Mae", "3")):
        priya.fills(f"What kind of factors, for {child}", ["New"])
        priya.fills(f"The level of need, for {child}", level)
    priya.fills("The factors, for Harvey", "Harvey was found alone on the street at ten at night.")
    priya.ticks_the_same("The factors", child=ellie_mae, as_for=harvey)
    priya.sees("You are told before it is recorded if it names another child")
    priya.looks_over("step-for-two")

    priya.checks_the_answers()
    priya.sees("What is written for Ellie-Mae names Harvey", "Is that meant?")
    priya.looks_over("check-step-for-two")
    priya.presses("Record it for Harvey and Ellie-Mae")
    priya.is_on("Recorded")
    priya.sees("Harvey", "Ellie-Mae")
    assert numbers_of(harvey, "ask for a step up")
    assert numbers_of(ellie_mae, "ask for a step up")


def test_the_meeting_decides_for_each_of_them(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, harvey: AChild, ellie_mae: AChild
) -> None:
    asked_for_a_step_up(harvey, ellie_mae, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(harvey, ellie_mae, by=donna, beside=martin)

    it_is("Thursday 5 March 2026, 4pm")
    donna.opens_the_form("Hold the transfer meeting", harvey)
    donna.fills("Who is it about?", ["Ellie-Mae, 6"])
    donna.fills("How did it come out for Harvey?", "Step up")
    donna.fills("Why, for Harvey", "He was found alone.")
    donna.fills("How did it come out for Ellie-Mae?", "Stay with early help")
    donna.fills("Why, for Ellie-Mae", "She sleeps at her grandmother’s.")
    donna.fills("Who did it with you, as MASH manager?", martin.name)
    donna.fills("Who was there", ["Donna Whitfield, chair"])
    donna.checks_the_answers()
    donna.sees("Brothers and sisters get different answers", "each child’s own record")
    donna.presses("Record it for Harvey and Ellie-Mae")
    donna.sees("must transfer the case", "Ellie-Mae is with early help")
    donna.looks_over("recorded-for-two")

    priya.opens(f"{ellie_mae.page}/chronology")
    priya.sees("She sleeps at her grandmother’s")
    priya.sees_no("He was found alone")


def test_one_of_them_is_refused_and_can_be_left_out(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    harvey: AChild,
    ellie_mae: AChild,
) -> None:
    asked_for_a_step_up(harvey, ellie_mae, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(harvey, ellie_mae, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(harvey, ellie_mae, by=donna, beside=martin)

    it_is("Friday 6 March 2026, 10am")
    martin.opens_the_form("Transfer the case", harvey)
    martin.fills("Who is it about?", ["Ellie-Mae, 6"])
    martin.fills("Who works with early help from today", hannah.name)
    martin.fills("What they take on, for Harvey", "The evenings.")
    # Meanwhile somebody says that they do not agree, about Ellie-Mae alone.
    recorded(
        "say that we disagree",
        ellie_mae,
        by=priya,
        inner="disagreement",
        answers={"what keeps the child safe meanwhile": "Her grandmother has her."},
    )
    martin.presses("Check your answers")
    martin.is_on("You can’t transfer the case yet")
    martin.sees(
        "For Ellie-Mae", "Nothing was recorded for Harvey either", "D1, D2, D3, D4", "What you typed is kept"
    )
    martin.looks_over("refused-for-one-of-two")
    assert not numbers_of(harvey, "transfer the case")

    martin.presses("Leave out Ellie-Mae, and check again")
    martin.is_on("Check before you record it")
    martin.records_it()
    assert numbers_of(harvey, "transfer the case")
    assert not numbers_of(ellie_mae, "transfer the case")
