"""Somebody leaves for good, and no child is left without a lead who can be rung; somebody guesses, and waits."""

import pytest

from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.town import exampleton
from tests.record.promise_counted import kept

pytestmark = pytest.mark.filled(by=exampleton)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_priya_leaves_and_tom_covers_for_her_three_children(
    it_is: ItIs, priya: Worker, donna: Worker, tom: Worker
) -> None:
    priya.opens("/")
    donna.opens("/people")
    donna.follows("Northfield early help")
    donna.follows("Priya Nair")
    donna.follows("Switch off the account")
    donna.sees("Priya Nair leads 3 children", "No child falls")
    donna.presses("Switch off the account")
    donna.sees("There is a problem", "Choose who covers for Priya Nair.")
    donna.fills("Who covers for Priya Nair from now on?", "Tom Calder, early help worker")
    donna.presses("Switch off the account")
    donna.sees("Priya Nair’s account is switched off.")
    assert (kept().children, kept().led) == (3, 3)
    donna.opens("/nobody")
    donna.sees("3 children led by Priya Nair", "Priya Nair can no longer sign in; Tom Calder covers")
    tom.opens("/")
    tom.sees("Aaliyah Grant")
    priya.opens("/")
    priya.is_on("Sign in")


def test_whoever_guesses_waits_a_few_minutes(it_is: ItIs, priya: Worker) -> None:
    for _ in range(6):
        priya.signs_in("not-her-password")
    priya.sees("There were too many wrong tries. Wait until 9.0", "If a child is at risk")
