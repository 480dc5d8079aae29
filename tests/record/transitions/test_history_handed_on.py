"""What follows is worked out from the history that was judged, with what was written since: that is all there is of it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from held.engine.history import StepTaken, WentLate
from held.language.reading import pack_texts
from held.record.actions.days import sweep
from held.record.actions.transitions import follow, note_late, take_step
from held.record.reading.transitions.history import history_of
from held.simulation.invent import invent
from tests.shape.tree import HELD

CARELINE = HELD / "procedures" / "careline" / "2023-11"
follows = follow.follow


def test_it_is_all_that_the_record_has(
    db: None, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    lasts: list[Any] = []

    def looked_at(**given: Any) -> None:
        if given["child"] is not None:
            assert given["history"] == history_of(given["transition"])
            lasts.append(given["history"][-1])
        follows(**given)

    for module in (take_step, note_late, follow):
        monkeypatch.setattr(module, "follow", looked_at)
    list(invent(files=pack_texts(CARELINE), families=6, password="otter-kite-lantern"))
    clock.shift(timedelta(days=20))
    sweep()
    steps = [last for last in lasts if isinstance(last, StepTaken)]
    assert len(steps) > 10
    assert any(step.run for step in steps), "and inside a procedure within it"
    assert any(isinstance(last, WentLate) for last in lasts)
