"""A disagreement before the transfer: the child stays put, and every page says so, until it is settled. Luton D1 to D4."""

import pytest

from tests.journeys.already import asked_for_a_step_up, decided, discussed
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


def pages_about(child: AChild) -> list[str]:
    """The urgent way is not among them: it says nothing that could make anybody wait."""
    own = (
        "",
        "/chronology",
        "/family",
        "/looked",
        "/note",
        "/lead",
        "/level",
        "/plan",
        "/involved",
        "/begin",
    )
    return [
        *(f"{child.page}{part}" for part in own),
        child.transition,
        f"{child.page}/steps/step-up/transfer-the-case",
        f"{child.page}/steps/step-up/send-the-assessment",
        f"{child.transition}/papers/the-early-help-assessment",
    ]


def test_both_sides_are_heard_the_rung_climbs_and_it_is_settled(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    aaliyah: AChild,
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)

    it_is("Friday 6 March 2026, 10am")
    priya.says_that_we_disagree(aaliyah)
    priya.sees("must talk between practitioners", "by the end of Monday 9 March 2026", "our reading of D2")

    for page in pages_about(aaliyah):
        hannah.opens(page)
        hannah.sees("Aaliyah stays with early help, and Priya Nair leads, until it is settled")
    hannah.opens(aaliyah.transition)
    hannah.looks_over("transition-in-disagreement")

    martin.opens_the_form("Transfer the case", aaliyah)
    martin.is_on("You can’t transfer the case yet")
    martin.sees("D1, D2, D3, D4", "What would let it go ahead", "Early help holds Aaliyah, as before")
    martin.looks_over("refused-in-disagreement")

    it_is("Monday 9 March 2026, 2pm")
    priya.talks_between_practitioners(aaliyah, with_=hannah, comes_out="Not agreed")
    priya.sees("must talk between team managers", "by the end of tomorrow")

    # Nobody talks in time, and the rung climbs by itself.
    it_is("Wednesday 11 March 2026, 9.30am")
    donna.opens(aaliyah.transition)
    donna.sees("Talk between team managers", "Talk between service managers", "was due")

    donna.talks_between_team_managers(aaliyah, with_=martin, comes_out="Agreed to step up")
    donna.sees("must transfer the case")
    donna.opens(aaliyah.page)
    donna.sees_no("until it is settled")
    donna.follows("All of it")
    donna.sees("between practitioners: not agreed", "between team managers: agreed to step up")

    martin.transfers_the_case(aaliyah, to=hannah)
    martin.sees("Early help and MASH both hold Aaliyah now")
