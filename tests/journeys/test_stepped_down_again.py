"""The assessment concludes step down: the managers confirm it, or they do not and a disagreement begins. Luton 5.8."""

import pytest

from tests.journeys.already import asked_for_a_step_up, decided, discussed, recorded, transferred, visited
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)


@pytest.fixture
def co_working(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    """Aaliyah's case was transferred on Friday 6 March 2026; it is Monday 16 March."""
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)
    it_is("Thursday 5 March 2026, 4pm")
    decided(aaliyah, by=donna, beside=martin)
    it_is("Friday 6 March 2026, 10am")
    recorded("send the assessment", aaliyah, by=priya)
    transferred(aaliyah, by=martin, to=hannah)
    it_is("Wednesday 11 March 2026, 3pm")
    visited(aaliyah, by=priya, beside=hannah)
    it_is("Monday 16 March 2026, 10am")


@pytest.mark.usefixtures("co_working")
def test_the_managers_confirm_it_and_early_help_holds_her_alone_again(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    hannah.completes_the_assessment(aaliyah, comes_out="Step down")
    hannah.sees("must confirm the step down", "by the end of Friday 20 March 2026")

    it_is("Tuesday 17 March 2026, 2pm")
    donna.confirms_the_step_down(aaliyah, with_=martin, comes_out="Confirmed")
    hannah.sends_the_updated_assessment(aaliyah)
    hannah.sees("Aaliyah is with early help")

    priya.opens(aaliyah.page)
    priya.sees("Early help", "Priya Nair")
    priya.sees_no("Stopped")
    priya.opens("/tray")
    priya.sees("The single assessment")


@pytest.fixture
def not_confirmed(
    it_is: ItIs, co_working: None, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    """The assessment concludes step down, and on Tuesday 17 March the managers do not confirm it; Wednesday comes."""
    hannah.completes_the_assessment(aaliyah, comes_out="Step down")
    it_is("Tuesday 17 March 2026, 2pm")
    donna.confirms_the_step_down(aaliyah, with_=martin, comes_out="Not confirmed")
    donna.sees("must begin the disagreement", "by the end of tomorrow", "our reading of 5.8")

    donna.says_that_we_disagree(aaliyah)
    donna.opens(aaliyah.page)
    donna.sees("Aaliyah stays with", "until it is settled")

    it_is("Wednesday 18 March 2026, 11am")
    donna.opens_the_form("Send the updated assessment", aaliyah)
    donna.is_on("You can’t send the updated assessment yet")


@pytest.mark.usefixtures("not_confirmed")
def test_they_do_not_confirm_it_and_it_is_settled_that_she_stays(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
    priya.talks_between_practitioners(aaliyah, with_=hannah, comes_out="Agreed to stay")
    priya.sees("must confirm the step down", "by the end of tomorrow")
    priya.opens(aaliyah.page)
    priya.sees_no("until it is settled")

    donna.confirms_the_step_down(aaliyah, with_=martin, comes_out="Confirmed")
    hannah.sends_the_updated_assessment(aaliyah)
    hannah.sees("Aaliyah is with early help")
    priya.opens(aaliyah.page)
    priya.sees("Early help", "Priya Nair", "Look again at the plan")


@pytest.mark.usefixtures("not_confirmed")
def test_they_do_not_confirm_it_and_it_is_settled_that_she_steps_up(
    it_is: ItIs,
    priya: Worker,
    donna: Worker,
    martin: Worker,
    hannah: Worker,
    femi: Worker,
    aaliyah: AChild,
) -> None:
    priya.talks_between_practitioners(aaliyah, with_=hannah, comes_out="Not agreed")
    priya.sees("must talk between team managers")
    donna.talks_between_team_managers(aaliyah, with_=martin, comes_out="Agreed to step up")
    donna.sees("must name the social worker", "must close early help's part")

    martin.names_the_social_worker(aaliyah, femi)
    donna.closes_early_helps_part(aaliyah)
    donna.sees("This has ended", "MASH", "Femi Balogun leads")
    femi.opens("/children")
    femi.sees("Aaliyah Grant")
