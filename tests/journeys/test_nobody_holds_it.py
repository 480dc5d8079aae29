"""The board of children whom nobody holds: red, and by name, until the promise is kept again; and what it watches."""

import pytest

from held.commands.entry import main
from held.record.actions.care.see_off import see_off
from held.record.tables.care.owed import Owed
from tests.journeys.already import known_and_held_by_nobody
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild
from tests.journeys.town import exampleton

pytestmark = pytest.mark.filled(by=exampleton)
both = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@both
def test_a_child_for_whom_nothing_is_owed_is_red_until_the_index_is_written_again(
    it_is: ItIs, donna: Worker
) -> None:
    Owed.objects.filter(child__given_name="Harvey").delete()
    assert main(["promise"]) == 1
    donna.opens("/nobody")
    donna.is_on("Nobody holds it: 1 child")
    donna.sees("Harvey Doyle", "Name somebody for each of them now", "Priya Nair")
    donna.looks_over("nobody-red")

    assert main(["rebuild", "--quiet"]) == 0
    assert main(["promise"]) == 0
    donna.opens("/nobody")
    donna.sees("No child is without somebody", "3 of 3")


@both
def test_a_call_about_a_child_nobody_holds_waits_until_it_is_answered(
    it_is: ItIs, ivy: Worker, donna: Worker, martin: Worker
) -> None:
    rosie = known_and_held_by_nobody("Rosie", "Lane", by=ivy)
    ivy.opens(f"{rosie.page}/urgent")
    ivy.fills("What was said", "She was at the bus stop at nine in the evening, alone.")
    ivy.presses("Record the call")
    ivy.is_on("The call about Rosie is recorded")

    donna.opens("/nobody")
    donna.sees("4 of 4", "Rosie Lane", "Answer the urgent call: nobody in MASH duty desk has taken it yet.")

    martin.opens("/tray")
    martin.sees("Rosie Lane")
    martin.follows("Answer the urgent call")
    martin.is_on("Answer the urgent call about Rosie")
    martin.sees("She was at the bus stop at nine in the evening, alone.", "Ivy Chambers")
    martin.looks_over("answer-a-call")
    martin.presses("Record the answer")
    martin.sees("There is a problem", "Say what was done")
    martin.fills("What was done?", "Her aunt has fetched her; her school rings us on Monday.")
    martin.presses("Record the answer")
    martin.sees("The call about Rosie is answered, in your name.")

    donna.opens("/nobody")
    donna.sees("No child is without somebody", "3 of 3")
    donna.sees_no("Rosie")


def test_who_has_left_is_watched_until_each_child_has_another_lead(
    it_is: ItIs, donna: Worker, priya: Worker, tom: Worker, aaliyah: AChild, harvey: AChild, ellie_mae: AChild
) -> None:
    see_off(by=donna.worker, worker=priya.worker.public, deputy=tom.worker.public)
    donna.opens("/nobody")
    donna.sees("No child is without somebody", "Priya Nair can no longer sign in; Tom Calder covers")
    for child in (aaliyah, harvey, ellie_mae):
        donna.opens(f"{child.page}/lead")
        donna.fills(f"Who leads for {child.called}?", "Tom Calder, early help worker")
        donna.fills("Why?", "Priya has left.")
        donna.presses(f"Give {child.called} to them")
        donna.sees(f"Tom Calder leads for {child.called}")
    donna.opens("/nobody")
    donna.sees_no("Priya Nair")
