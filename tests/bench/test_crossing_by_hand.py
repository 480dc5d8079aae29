"""What is written by hand says what the engine says after every entry of the walk: so the two times are of the same thing."""

import pytest

from held.engine.calendar import calendar_of
from held.engine.standing import situation
from tests.bench.crossing_by_hand import by_hand
from tests.bench.engine_times import walk
from tests.procedures.packs import HARBOUR, the_pack


@pytest.mark.parametrize("so_far", range(1, len(walk()) + 1))
def test_it_stands_as_the_engine_says(so_far: int) -> None:
    pack, history = the_pack(HARBOUR), walk()[:so_far]
    hand = by_hand(calendar_of(pack), history).standing()
    engine = situation(pack=pack, procedure="crossing", history=history, moment=history[-1].happened)
    assert hand.owed == {(duty.step, duty.due) for duty in engine.duties}
    assert hand.steps == {step.step: step.state for step in engine.steps}
    assert hand.holders == {holder.service for holder in engine.holders}
    assert (hand.lead, hand.ended) == (engine.lead, engine.ended.service if engine.ended else None)
