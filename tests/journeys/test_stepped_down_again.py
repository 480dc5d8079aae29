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


@pytest.mark.usefixtures("co_working")
def test_they_do_not_confirm_it_and_a_disagreement_is_owed(
    it_is: ItIs, donna: Worker, martin: Worker, hannah: Worker, aaliyah: AChild
) -> None:
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
