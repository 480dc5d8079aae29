"""Anyone reads the procedure: clauses, what each came to, the flowchart, the questions; and a board that is calm."""

import pytest

from tests.journeys.already import asked_for_a_step_up
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_procedure_is_read_clause_by_clause(it_is: ItIs, ivy: Worker) -> None:
    ivy.opens("/procedures")
    ivy.sees("Luton, step up and step down", "It is not the council's present procedure", "Transfer meeting")
    ivy.looks_over("procedures")
    ivy.follows("Every clause")
    ivy.sees("Held does something about", "from which nothing follows here, and why")
    ivy.looks_over("every-clause")
    ivy.opens("/procedures")
    ivy.follows("Step up from early help to social care")
    ivy.sees(
        "The weekly transfer meeting discusses the case in detail",
        "Hold the transfer meeting only after holding the initial discussion",
        "By when do they talk? The text gives no time.",
    )
    ivy.looks_over("procedure")
    ivy.follows("Flowchart")
    ivy.looks_over("flowchart")
    ivy.opens("/letters")
    ivy.sees(
        "Step down, a confirmation from early help",
        "No child is named in this message",
        "Who works with Mira from now on",
    )
    ivy.looks_over("letters")
    ivy.opens("/procedures/step-up/questions")
    ivy.sees("May early help close before a social worker is named?")
    ivy.looks_over("procedure-questions")
    ivy.opens("/procedures/step-up/steps")
    ivy.sees("Close early help's part")
    ivy.looks_over("procedure-steps")


def test_what_the_text_leaves_open_is_read_and_could_be_handed_over(it_is: ItIs, ivy: Worker) -> None:
    ivy.opens("/procedures")
    ivy.follows("What the text leaves open")
    ivy.sees(
        "Nobody has answered yet",
        "May early help close before a social worker is named? Word for word, yes.",
    )


def test_two_authorities_are_laid_side_by_side(it_is: ItIs, ivy: Worker) -> None:
    ivy.opens("/procedures")
    ivy.follows("Compare")
    ivy.sees("Only one version was ever in force here")
    ivy.looks_over("compare-versions")
    ivy.fills("Compare this", "2023-11, Careline, step up from early help (comes with Held)")
    ivy.presses("Compare")
    ivy.sees(
        "How long two services hold the child together",
        "End early help's part: within 3 weeks",
        "Complete the assessment: within 10 working days",
        "the director of early help with the director of social care",
    )
    ivy.looks_over("compare-authorities")


def test_a_clause_on_a_childs_page_leads_to_what_the_procedure_says(
    it_is: ItIs, priya: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    priya.opens(aaliyah.transition)
    priya.follows("5.2")
    priya.sees("First the managers of MASH and of early help")


def test_the_board_of_children_whom_nobody_holds_is_calm(it_is: ItIs, donna: Worker) -> None:
    donna.opens("/nobody")
    donna.sees(
        "3 of 3",
        "No child is without somebody",
        "Monday 2 March 2026",
        "It can’t know about a child nobody has told us of",
    )
    donna.looks_over("nobody-calm")
