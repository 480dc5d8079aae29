"""A later version is in force; a manager sees what it changes for one child, change by change, and moves her to it."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.journeys.already import asked_for_a_step_up, decided, discussed
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton
from tests.procedures.packs import LUTON_REWRITTEN


@pytest.mark.filled(by=exampleton)
def test_a_manager_moves_one_child_to_the_later_version(
    it_is: ItIs, ivy: Worker, donna: Worker, martin: Worker, hannah: Worker, priya: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)
    martin.transfers_the_case(aaliyah, to=hannah)
    martin.sees("must complete the assessment, by the end of Thursday 19 March 2026")

    put_in_force(files=pack_texts(LUTON_REWRITTEN), from_date=date(2026, 3, 5), by=donna.worker)
    donna.opens("/procedures")
    donna.follows("1 transition still stands under an earlier version")
    donna.sees("Aaliyah", "Complete the assessment")
    donna.looks_over("moving")
    donna.follows("See what changes")
    donna.sees("change 1 of 3", "10 working days", "by the end of Thursday 7 May 2026")
    donna.looks_over("move-change")
    donna.presses("Next change")
    donna.sees("Until when early help holds the child", "From the start, early help holds the child")
    donna.presses("Next change")
    donna.sees("Whom the lead passes to", "Whoever leads goes on leading")
    donna.presses("Check and accept")
    donna.looks_over("move-check")
    donna.fills(
        "Why does it move now?", "The council has rewritten the procedure, and nothing is taken from her."
    )
    donna.presses("I have seen this: move it")

    donna.opens(aaliyah.transition)
    donna.sees("version 2026-11", "moved")
    hannah.opens("/")
    hannah.sees("Complete the assessment")
    ivy.opens("/procedures/the-statutory-clock")
    ivy.sees("45 working days", "10 working days")
    ivy.looks_over("statutory-clock")
