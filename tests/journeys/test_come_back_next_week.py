"""The transfer meeting: its agenda fills itself, it puts a decision off by a week, and decides then. Luton 5.3."""

import pytest

from tests.journeys.already import asked_for_a_step_up, discussed
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.words_alone]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_put_off_to_the_next_thursday_and_decided_then(
    it_is: ItIs, priya: Worker, donna: Worker, martin: Worker, aaliyah: AChild
) -> None:
    asked_for_a_step_up(aaliyah, by=priya)
    it_is("Tuesday 3 March 2026, 11am")
    discussed(aaliyah, by=donna, beside=martin)

    it_is("Thursday 5 March 2026, 4pm")
    donna.opens("/meetings/transfer-meeting")
    donna.sees("Aaliyah Grant", "Thursday 5 March 2026")
    donna.looks_over("meeting")
    donna.records_the_transfer_meeting(aaliyah, with_=martin, comes_out="Come back next week")
    donna.sees("must hold the transfer meeting", "Thursday 12 March 2026", "our reading of 5.3")

    priya.opens(aaliyah.page)
    priya.sees("Hold the transfer meeting", "Thursday 12 March 2026", "Come back next week")
    priya.opens("/work/waiting")
    priya.looks_over("waiting-for-others")

    # The next Thursday she is decided from the meeting's own page, and the minutes make themselves.
    it_is("Thursday 12 March 2026, 3pm")
    martin.opens("/meetings/transfer-meeting")
    martin.sees("Aaliyah Grant")
    martin.opens_the_form("Hold the transfer meeting", aaliyah)
    martin.sees("come back next week")
    donna.opens("/meetings/transfer-meeting")
    donna.fills("Who is here?", ["Donna Whitfield, chair", "Martin Osei, MASH"])
    donna.presses("Go on with Aaliyah Grant")
    donna.sees("Here: Donna Whitfield, chair", "Aaliyah on one page")
    donna.looks_over("meeting-turn")
    donna.fills("What was decided for Aaliyah?", "Step up")
    donna.fills("Why", "Home is no calmer.")
    donna.fills("Who did it with you, as MASH manager?", martin.name)
    donna.presses("Record it")
    donna.sees("1 of 1 child decided.", "Step up")
    donna.looks_over("meeting-decided")
    donna.follows("Minutes")
    donna.sees("Home is no calmer.", "There for every child: Donna Whitfield, chair")
    donna.looks_over("minutes")
    priya.opens(aaliyah.transition)
    priya.sees("Transfer the case", "by the end of Thursday 19 March 2026")

    donna.opens("/work/done")
    donna.sees("Hold the transfer meeting", "Aaliyah Grant")
    donna.looks_over("done")
    donna.opens("/work/team")
    donna.looks_over("my-teams-work")
