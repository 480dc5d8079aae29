"""The planned way, from a worker's first worry to a social worker who leads. Luton 5.2 to 5.7."""

import pytest

from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import PASSWORD, exampleton

pytestmark = pytest.mark.filled(by=exampleton)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_aaliyah_is_stepped_up_and_is_never_without_a_lead(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    femi: Worker,
    aaliyah: AChild,
) -> None:
    # An early help worker signs in, sees what she owes, and asks for a step up.
    priya.signs_in(PASSWORD)
    priya.is_on("My work")
    priya.sees("0 late, 3 to come", "You lead for 3 children")
    priya.follows("Aaliyah Grant")
    priya.sees(
        "What is open now, and why",
        "Look again at the plan",
        "the promise",
        "Early help",
        "Mother, Simone Grant",
    )
    priya.looks_over("child")
    priya.follows("Begin a step up, or another procedure")
    priya.sees("It is not the council's present procedure, and the council has not endorsed it")
    priya.looks_over("begin")
    priya.follows("Ask for a step up")
    priya.sees("Levels of need", "a child who is afraid to go home", "What the procedure says")
    priya.looks_over("step")

    priya.asks_for_a_step_up(aaliyah)
    priya.sees(
        "Donna Whitfield", "must hold the initial discussion", "by the end of Wednesday 4 March 2026", "5.2"
    )
    priya.looks_over("recorded")

    # The managers of both sides talk; Donna records it, and Martin sees it in his name.
    it_is("Tuesday 3 March 2026, 11am")
    donna.opens("/tray")
    donna.follows("Hold the initial discussion")
    donna.records_the_initial_discussion(aaliyah, with_=martin, comes_out="Take to the transfer meeting")
    donna.sees("must hold the transfer meeting", "Thursday 5 March 2026")

    # The meeting decides, and the decision stands on her chronology as a manager decision.
    it_is("Thursday 5 March 2026, 4pm")
    donna.records_the_transfer_meeting(
        aaliyah, with_=martin, comes_out="Step up", why="Two injuries, and no calmer."
    )
    donna.sees("A manager decision", "must transfer the case", "by the end of Thursday 12 March 2026")
    priya.opens(f"{aaliyah.page}/chronology")
    priya.sees(
        "Holding the transfer meeting: step up. A manager decision. “Two injuries, and no calmer.”", "5.3"
    )

    # Her family is given a letter about it.
    priya.opens(aaliyah.transition)
    priya.follows("Who works with Aaliyah from now on")
    priya.sees(
        "On Thursday 5 March 2026 it was decided that social work helps Aaliyah beside early help",
        "Your worker is Priya",
        "You need not agree",
    )
    priya.looks_over("letter-to-a-family")

    # The assessment goes to MASH: it lies in the tray, is read, received, and can be printed.
    it_is("Friday 6 March 2026, 10am")
    priya.sends_the_assessment(aaliyah)
    martin.opens("/tray")
    martin.sees("Aaliyah Grant", "the early help assessment")
    martin.looks_over("tray")
    martin.follows("the early help assessment")
    martin.is_on("The early help assessment")
    martin.sees(
        "The picture may not be complete", "A teacher she trusts.", "“I want the same person to come.”"
    )
    martin.looks_over("paper")
    martin.presses("I have it")
    martin.sees("Martin Osei has it since Friday 6 March 2026")

    # MASH takes her on, with a named worker beside early help's.
    martin.transfers_the_case(aaliyah, to=hannah)
    martin.sees("Early help and MASH both hold Aaliyah now", "must make the joint visit")
    priya.opens(aaliyah.page)
    priya.sees("co-working until Friday 20 March 2026", "Hannah Kowalczyk")
    priya.sees(
        "Early help began. Level 3, multiple additional; level 4, specialist, from Monday 2 March 2026"
    )
    priya.looks_over("child-in-co-working")
    priya.opens("/")
    priya.sees("Make the joint visit", "our reading of 5.6")
    priya.looks_over("my-work")

    # The day they visit together is agreed: both are invited, and the page says so until they were there.
    priya.does(
        "Arrange the joint visit", aaliyah, {"When the joint visit is": "Wednesday 11 March 2026, 2pm"}
    )
    hannah.opens(aaliyah.transition)
    hannah.sees(
        "Make the joint visit, Wednesday 11 March 2026, 2pm",
        "Invited: Hannah Kowalczyk and Priya Nair",
        "Put into my calendar",
    )
    hannah.looks_over("transition")

    it_is("Wednesday 11 March 2026, 3pm")
    priya.makes_the_joint_visit(aaliyah, with_=hannah)
    hannah.opens(aaliyah.transition)

    # Early help can't close yet, and the page says why, by which clause, and what would let it.
    it_is("Wednesday 18 March 2026, 10am")
    donna.opens_the_form("Close early help's part", aaliyah)
    donna.is_on("You can’t close early help's part yet")
    donna.sees(
        "5.7",
        "our reading of 5.7",
        "What would let it go ahead",
        "Complete the assessment",
        "Name the social worker",
    )
    donna.looks_over("refused")

    hannah.completes_the_assessment(aaliyah, comes_out="Step up")
    hannah.sees("must name the social worker")
    donna.opens_the_form("Close early help's part", aaliyah)
    donna.is_on("You can’t close early help's part yet")
    donna.sees("our reading of 5.7", "Martin Osei, MASH manager, can")

    martin.names_the_social_worker(aaliyah, femi)
    donna.closes_early_helps_part(aaliyah)
    donna.sees("This has ended", "MASH", "Femi Balogun leads")

    femi.opens("/children")
    femi.follows("Aaliyah Grant")
    femi.sees("Lead", "Femi Balogun, social worker", "Look again at the plan")
    femi.looks_over("child-after")
