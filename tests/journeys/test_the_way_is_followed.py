"""Something can't go ahead yet: the page says what would let it, each does theirs from there, and it goes ahead."""

from urllib.parse import urlsplit

import pytest

from tests.journeys.already import asked_for_a_step_up, decided, discussed, transferred, visited
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def test_what_is_refused_goes_ahead_once_the_way_offered_is_gone(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    femi: Worker,
    aaliyah: AChild,
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    discussed(aaliyah, by=donna, beside=martin)
    decided(aaliyah, by=donna, beside=martin)
    transferred(aaliyah, by=martin, to=hannah)
    visited(aaliyah, by=priya, beside=hannah)

    it_is("Wednesday 4 March 2026, 10am")
    donna.opens_the_form("Close early help's part", aaliyah)
    donna.is_on("You can’t close early help's part yet")
    donna.sees_in_order("What would let it go ahead", "Complete the assessment", "Name the social worker")
    refused = urlsplit(donna.page.url)

    hannah.opens(f"{refused.path}?{refused.query}")
    hannah.follows("Complete the assessment")
    hannah.is_on("Complete the assessment")
    hannah.fills("How did it come out?", "Step up")
    hannah.fills_in(
        {
            "What we found": "Nobody watches over the evenings.",
            "The level of need": "4",
            "Why": "Nothing at home has changed.",
        }
    )
    hannah.checks_the_answers()
    hannah.records_it()

    donna.presses("Ask again")
    donna.is_on("You can’t close early help's part yet")
    martin.opens(f"{refused.path}?{refused.query}")
    martin.follows("Name the social worker")
    martin.is_on("Name the social worker")
    martin.fills_in({"Who leads after early help": femi.name})
    martin.checks_the_answers()
    martin.records_it()

    donna.presses("Ask again")
    donna.sees("“send the assessment” is still owed", "Priya Nair, early help worker, can")
    priya.sends_the_assessment(aaliyah)
    donna.presses("Ask again")
    donna.is_on("Close early help's part")
    donna.fills_in(
        {
            "What the family was told": "That Femi comes from now on.",
            "Who goes on with what": "School goes on with breakfast club.",
        }
    )
    donna.checks_the_answers()
    donna.records_it()
    donna.sees("This has ended", "Femi Balogun leads")


def test_so_it_is_with_an_invented_child(it_is: ItIs, ivy: Worker) -> None:
    ivy.opens("/procedures/step-up")
    ivy.follows("Try it")
    ivy.presses("Begin with an invented child")
    ivy.presses("Try it")
    ivy.unfolds("other steps")
    ivy.follows("Transfer the case")
    ivy.presses("Try it")
    ivy.sees("Refused: Transfer the case")
    ivy.sees_in_order(
        "What would let it go ahead", "Hold the initial discussion", "Hold the transfer meeting"
    )
    ivy.sees_no("It is not asked for yet.")
    for step, outcome in (
        ("Hold the initial discussion", "Take to the transfer meeting"),
        ("Hold the transfer meeting", "Step up"),
    ):
        ivy.follows(step)
        ivy.fills("How does it come out?", outcome)
        ivy.presses("Try it")
    ivy.follows("Transfer the case")
    ivy.presses("Try it")
    ivy.sees("MASH holds the child")
