"""A known that asks what runs beside: told as it begins and as it ends, refused meanwhile, and replayed to the same."""

import json
from datetime import timedelta

import pytest
import time_machine

from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.transitions.answers import NotRecorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import kept
from tests.record.transitions.beside import done, with_a_guard
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_beside_each_other import beside  # noqa: F401 - a fixture
from tests.record.transitions.test_set_right_whole import taken
from tests.record.transitions.test_take_step import raised, with_the_principal


@pytest.fixture
def leaving(beside: Harbour, clock: time_machine.Traveller) -> Harbour:  # noqa: F811
    with_a_guard(beside)
    friend = beside.workers["shore friend"].public
    done(beside, "hub guide", "farewell", "say farewell", who_stays=friend)
    clock.shift(timedelta(hours=1))
    return beside


def told(harbour: Harbour) -> list[str]:
    rows = Happening.objects.filter(
        child=harbour.older, transition__procedure="farewell", kind="known changed"
    )
    return [json.loads(row.words.text or "{}")["value"] for row in rows.order_by("number")]


def waved(harbour: Harbour) -> object:
    asked = StepAsked(
        procedure="farewell",
        step="wave",
        happened=now(),
        parts=(ChildsPart(child=harbour.older.public, outcome=None, answers={}),),
    )
    return take_step(by=harbour.workers["hub guide"], asked=asked, key=f"wave {now()}")


def sound(harbour: Harbour) -> None:
    assert differences(child=harbour.older, moment=now()) == {}
    assert kept().without == 0


def test_it_is_told_and_refused_while_the_other_runs(leaving: Harbour, clock: time_machine.Traveller) -> None:
    assert told(leaving) == ["no"]
    raised(leaving, leaving.older)
    assert told(leaving) == ["no", "yes"]
    refused = waved(leaving)
    assert isinstance(refused, NotRecorded)
    (reason,) = refused.refused[0].reasons
    assert reason.says == "This is stopped while a crossing is running."
    assert reason.lets_proceed == "Bring the crossing to its end."
    sound(leaving)
    clock.shift(timedelta(days=1))
    taken(
        leaving,
        "hub coordinator",
        "weigh the evidence",
        outcome="hub continues",
        others=with_the_principal(leaving),
    )
    assert told(leaving) == ["no", "yes", "no"]
    assert not Owed.objects.filter(child=leaving.older, step__startswith="name another").exists()
    sound(leaving)
    done(leaving, "hub guide", "farewell", "wave")
    sound(leaving)


def test_a_crossing_that_runs_already_is_told_at_the_beginning(
    beside: Harbour,  # noqa: F811
) -> None:
    with_a_guard(beside)
    raised(beside, beside.older)
    done(beside, "hub guide", "farewell", "say farewell", who_stays=beside.workers["shore friend"].public)
    assert told(beside) == ["yes"]
    sound(beside)


def test_a_built_in_end_is_told_too(leaving: Harbour) -> None:
    raised(leaving, leaving.older)
    end_transition(
        by=leaving.workers["hub coordinator"],
        transition=Transition.objects.get(child=leaving.older, procedure="crossing").public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Raised on the wrong child.",
        happened=now(),
        key="end",
    )
    assert told(leaving) == ["no", "yes", "no"]
    sound(leaving)
