"""The planned way, from a worker's first worry to a social worker who leads. Luton 5.2 to 5.7."""

import pytest

from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

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
    priya.asks_for_a_step_up(aaliyah)
    priya.sees("must hold the initial discussion")

    it_is("Tuesday 3 March 2026, 11am")
    donna.records_the_initial_discussion(aaliyah, with_=martin, comes_out="Take to the transfer meeting")
    donna.sees("must hold the transfer meeting")

    it_is("Thursday 5 March 2026, 4pm")
    donna.records_the_transfer_meeting(aaliyah, with_=martin, comes_out="Step up")
    donna.sees("manager decision")

    it_is("Friday 6 March 2026, 10am")
    priya.sends_the_assessment(aaliyah)
    martin.transfers_the_case(aaliyah, to=hannah)

    it_is("Wednesday 11 March 2026, 3pm")
    priya.makes_the_joint_visit(aaliyah, with_=hannah)

    it_is("Wednesday 18 March 2026, 10am")
    hannah.completes_the_assessment(aaliyah, comes_out="Step up")
    donna.opens_the_form("Close early help's part", aaliyah)
    donna.is_on("You can’t close early help's part yet")

    martin.names_the_social_worker(aaliyah, femi)
    donna.closes_early_helps_part(aaliyah)
    donna.sees("Femi Balogun leads")
