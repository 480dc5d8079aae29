"""What has not happened yet is refused in a sentence; what is for safety is recorded, as of now."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.cannot import CanNot
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import PACK, Harbour
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


def test_half_past_midnight_in_summer_is_the_new_day(harbour: Harbour, clock: time_machine.Traveller) -> None:
    files = dict(pack_texts(PACK))
    name = next(name for name in files if name.endswith("pack.yaml"))
    files[name] = files[name].replace("version: 2026-01", "version: 2026-07")
    later = put_in_force(files=files, from_date=date(2026, 7, 1), by=harbour.workers["hub guide"])
    clock.move_to(datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    raised(harbour, harbour.older)
    assert Transition.objects.get().pack_hash == later
