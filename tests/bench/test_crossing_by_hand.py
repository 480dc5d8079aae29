"""What is written by hand says what the engine says after every entry of the walk: so the two times are of the same thing."""

from datetime import timedelta

import pytest

from held.engine.calendar import calendar_of
from held.engine.situation import OwedDuty, Situation
from held.engine.standing import situation
from tests.bench.crossing_by_hand import Owed, Standing, by_hand
from tests.bench.engine_times import walk
from tests.procedures.packs import HARBOUR, the_pack


def owed(duty: OwedDuty) -> Owed:
    return Owed(duty.step, str(duty.role), duty.cites.words, duty.due)


@pytest.mark.parametrize("so_far", range(1, len(walk()) + 1))
def test_it_stands_as_the_engine_says(so_far: int) -> None:
    pack, history = the_pack(HARBOUR), walk()[:so_far]
    for moment in (history[-1].happened, history[-1].happened + timedelta(days=2)):
        hand = by_hand(calendar_of(pack), history).standing(moment)
        agree(hand, situation(pack=pack, procedure="crossing", history=history, moment=moment))


def agree(hand: Standing, engine: Situation) -> None:
    assert hand.owed == tuple(owed(duty) for duty in engine.duties)
    assert hand.late == tuple(owed(duty) for duty in engine.duties if duty.late)
    assert hand.steps == {step.step: step.state for step in engine.steps}
    assert hand.holders == {holder.service for holder in engine.holders}
    assert (hand.lead, hand.ended) == (engine.lead, engine.ended.service if engine.ended else None)
