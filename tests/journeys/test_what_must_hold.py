"""What is asked at the end of every journey is answered no, when it is not so."""

import pytest
import time_machine

from held.record.tables.care.owed import Owed
from tests.journeys.keeping import everything_holds
from tests.journeys.town import BEGAN, exampleton

pytestmark = [pytest.mark.filled(by=exampleton), pytest.mark.usefixtures("own_database")]


def test_it_holds_when_everything_began() -> None:
    with time_machine.travel(BEGAN):
        everything_holds()


def test_a_child_to_whom_nobody_owes_anything_is_noticed() -> None:
    with time_machine.travel(BEGAN):
        Owed.objects.filter(child__given_name="Harvey").delete()
        with pytest.raises(AssertionError, match="Harvey Doyle"):
            everything_holds()


def test_a_row_that_says_other_than_the_history_is_noticed() -> None:
    with time_machine.travel(BEGAN):
        Owed.objects.filter(child__given_name="Harvey").update(step="do something else")
        with pytest.raises(AssertionError, match="do something else"):
            everything_holds()
