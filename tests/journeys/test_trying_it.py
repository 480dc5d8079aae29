"""What would happen if: an invented child is stepped through a procedure, and the story is saved for its author."""

import pytest

import held.pages.trying.start as start
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]

INVENTED = "This is an invented child. Nothing here is recorded, and nobody is told."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_invented_child_is_stepped_through_a_procedure(
    it_is: ItIs, ivy: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for names, one in (("GIVEN", "Esme"), ("FAMILY", "Birch")):  # else another each time: she is on the tour
        monkeypatch.setattr(start, names, (one,))
    ivy.opens("/procedures/step-up")
    ivy.follows("Try it")
    ivy.sees(INVENTED, "How does it begin?")
    ivy.looks_over("try-it")
    ivy.presses("Begin with an invented child")
    ivy.presses("Try it")
    ivy.sees(
        "What changed with line 1", "must hold the initial discussion, by the end of Wednesday 4 March 2026"
    )

    ivy.unfolds("other steps")
    ivy.follows("Transfer the case")
    ivy.presses("Try it")
    ivy.sees(
        "Refused: Transfer the case", "This can go ahead only after holding the transfer meeting (step up)."
    )

    ivy.fills("Until when does the clock go on?", "When “hold the initial discussion” is late")
    ivy.presses("Move the clock")
    ivy.sees("Hold the initial discussion went late.")

    ivy.follows("Make the urgent call")
    ivy.looks_over("try-a-step")
    ivy.fills("How does it come out?", "Urgent")
    ivy.presses("Try it")
    ivy.sees("No longer owed: hold the initial discussion.", "The MASH manager must transfer the case")
    ivy.looks_over("try-story")

    ivy.follows("Save it as a story")
    ivy.fills("What does the story show?", "An urgent call overtakes a talk that is late")
    ivy.presses("Show the file")
    ivy.sees("story: An urgent call overtakes a talk that is late", 'refused: ["5.3, 5.3a"]')
    ivy.looks_over("try-story-file")

    ivy.opens("/procedures/step-up")
    ivy.sees("Clause by clause")
