"""A referral is screened by MASH: declined with a reply that says what to do next, or dealt with. Luton 3.2."""

import pytest

from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def test_criteria_not_met_and_the_referrer_is_told_what_to_do_next(
    it_is: ItIs, priya: Worker, hannah: Worker, martin: Worker, aaliyah: AChild
) -> None:
    priya.refers_to_mash(aaliyah)
    priya.sees("must screen the referral, by the end of tomorrow")

    martin.opens("/tray")
    martin.sees("Aaliyah Grant")

    it_is("Tuesday 3 March 2026, 10am")
    hannah.screens_the_referral(aaliyah, comes_out="Criteria not met")
    hannah.sees("must reply to the referrer")

    martin.opens_the_form("Reply to the referrer", aaliyah)
    martin.fills("Why", "The needs are real, and early help can meet them.")
    martin.presses("Check your answers")
    martin.sees("There is a problem", "3.2b asks for it")
    martin.looks_over("step-with-a-problem")
    martin.fills("What to do next", "Ask the school nurse; come back if she misses two more visits.")
    martin.checks_the_answers()
    martin.sees("This ends")
    martin.records_it()
    martin.sees("Aaliyah is with early help")

    priya.opens("/tray")
    priya.sees("Aaliyah Grant")
    priya.opens(aaliyah.page)
    priya.sees("Reply to the referrer", "Early help")
    priya.follows("All that was written about “reply to the referrer”")
    priya.sees("Ask the school nurse; come back if she misses two more visits.")


def test_mash_deals_with_it_and_a_step_up_begins(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, aaliyah: AChild
) -> None:
    priya.refers_to_mash(aaliyah)
    it_is("Tuesday 3 March 2026, 10am")
    martin.screens_the_referral(aaliyah, comes_out="MASH deals with it")
    martin.sees("Aaliyah is with early help")

    donna.opens(aaliyah.transition)
    donna.is_on("Step up from early help to social care")
    donna.sees("Hold the initial discussion")
    donna.records_the_initial_discussion(aaliyah, with_=martin, comes_out="Take to the transfer meeting")
