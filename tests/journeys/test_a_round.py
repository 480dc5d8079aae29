"""A month of audits: begun, drawn, audited and reported by service managers, about no child. Luton Q1 and Q2."""

import pytest

from tests.journeys import already
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def test_service_managers_audit_how_children_moved(
    it_is: ItIs, owen: Worker, sana: Worker, priya: Worker, donna: Worker, aaliyah: AChild
) -> None:
    already.moved_away_after_asking_for_a_step_up(aaliyah, by=priya, ended_by=donna)
    owen.opens("/")
    owen.follows("Rounds")
    owen.sees("It does not run now")
    owen.looks_over("rounds")
    owen.follows("Begin the audits")
    owen.fills("Who reads the report", "Nell Hart, safeguarding and quality assurance")
    owen.checks_the_answers()
    owen.records_it()
    owen.sees("must draw the sample")
    owen.looks_over("recorded-in-a-round")

    it_is("Monday 30 March 2026, 9am")
    sana.opens("/rounds")
    sana.follows("Service managers audit how children move")
    sana.follows("Draw the sample")
    sana.fills("By which rule it was drawn", "Every tenth move that ended in March.")
    sana.looks_over("round-step")
    sana.presses("Check your answers")
    sana.sees("must audit the cases, by the end of Wednesday 15 April 2026")
    sana.looks_over("check-round-step")
    sana.records_it()

    owen.opens("/")
    owen.sees("Audit the cases", "Service managers audit how children move")
    owen.follows("Audit the cases")
    owen.presses("Check your answers")
    owen.sees("There is a problem", "Q1 asks for it")
    owen.fills("How smooth the moves were", "Two of five waited a week.")
    owen.fills("Whether each case is in the right team", "Four are.")
    owen.fills("Nobody audited a case of their own", "No")
    owen.checks_the_answers()
    owen.records_it()
    owen.follows("Report the round")
    owen.sees("You can\u2019t report the round yet")

    it_is("Thursday 30 April 2026, 9am")
    owen.opens("/rounds")
    owen.follows("Service managers audit how children move")
    owen.sees("was due", "\u201cTwo of five waited a week.\u201d")
    owen.looks_over("round")
    owen.unfolds("Set something aside that is owed")
    owen.follows("Report the round (our reading of Q2)")
    owen.looks_over("set-aside-in-a-round")

    owen.opens("/rounds")
    owen.follows("Service managers audit how children move")
    owen.follows("Draw a sample of cases")
    owen.fills("From which day?", "1 March 2026")
    owen.fills("Until which day?", "31 March 2026")
    owen.fills("How many cases?", "5")
    owen.presses("Draw it")
    owen.sees("1 of 1 that ended", "Drawn again now, it is the same cases.")
    owen.looks_over("samples")
    owen.follows("Case 1")
    owen.sees("Aaliyah Grant", "What the record shows of each clause")
    owen.looks_over("audited-case")
    owen.fills("How smooth were the moves?", "The school heard of it last.")
    owen.fills("Is the case in the right team?", "Yes")
    owen.fills("What has to be put right?", "Tell schools first: Donna Whitfield, by May.")
    owen.presses("Write it down")
    owen.sees("It is written down in the round", "Something: open the case")

    owen.opens("/rounds")
    owen.follows("Service managers audit how children move")
    owen.follows("Set this right")
    owen.fills("What is wrong with it?", "It did not happen")
    owen.presses("Go on")
    owen.fills("Why is it set right?", "It was another list.")
    owen.presses("See what changes")
    owen.sees("Report the round", "Not asked for")
    owen.looks_over("set-right-in-a-round")
    owen.presses("Strike it")
    owen.sees("It is struck", "This counts no more.")
    owen.looks_over("entry-in-a-round")
    owen.follows("It was struck in error")
    owen.fills("Why is it set right?", "It was this list after all.")
    owen.presses("See what changes")
    owen.sees("It counts again", "Report the round")
    owen.presses("Take it back")
    owen.sees("It counts. It had been struck.")
    owen.follows("Service managers audit how children move")
    owen.unfolds("It was begun in error")
    owen.follows("End it")
    owen.looks_over("end-round")
    owen.fills("Why does it end?", "The audits begin in the new year.")
    owen.presses("End it")
    owen.sees("It has ended", "ended early")
