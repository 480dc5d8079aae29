"""What has not happened yet is refused in a sentence; what is for safety is recorded, as of now."""

from datetime import timedelta

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised


def test_a_step_of_tomorrow_is_refused(harbour: Harbour) -> None:
    tomorrow = asked("raise a concern", harbour.older, happened=now() + timedelta(days=1))
    answer = take_step(by=harbour.workers["hub guide"], asked=tomorrow, key="k")
    assert isinstance(answer, NotRecorded)
    assert not Transition.objects.exists()


def test_a_call_for_safety_of_tomorrow_is_recorded_as_of_now(harbour: Harbour) -> None:
    step = asked(
        "sound the lamp line", harbour.older, outcome="all quiet", happened=now() + timedelta(days=1)
    )
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=step, key="k"), Recorded)
    assert Happening.objects.get(kind="step taken").happened == now()
    assert Transition.objects.get().began_at == now()


def test_an_end_of_tomorrow_is_refused(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    with pytest.raises(CanNot, match="a time that has passed"):
        end_transition(
            by=harbour.workers["hub coordinator"],
            transition=Transition.objects.get().public,
            why=WhyItEnds.MOVED_AWAY,
            reason="They moved.",
            happened=now() + timedelta(days=1),
            key="e",
        )
