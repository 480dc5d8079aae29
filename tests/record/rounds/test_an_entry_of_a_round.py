"""One entry of a round is read whole, as one of a child is; what was struck says by whom, and how it would read without."""

import pytest

from held.record.actions.rounds.set_right_in_a_round import strike_in_a_round
from held.record.reading.chronology.entry import entry_in_a_round
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour


def test_it_is_read_with_what_struck_it_and_how_far_the_round_stands(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    round_, coordinator = the_round().public, harbour.workers["hub coordinator"]
    assert (entry_in_a_round(round_, 3).line.counts, entry_in_a_round(round_, 3).last) == (True, 3)
    strike_in_a_round(by=coordinator, round_=round_, number=3, why="Another list.", key="s")
    assert not entry_in_a_round(round_, 3).line.counts
    strike = entry_in_a_round(round_, 4)
    assert strike.of is not None
    assert strike.without is not None
    assert (strike.of.number, strike.last) == (3, 4)
    assert strike.without.counts


def test_there_is_none_of_another_number_or_another_round(harbour: Harbour) -> None:
    takes(harbour, "open the books")
    for round_, number in ((the_round().public, 9), ("no-such-round", 2)):
        with pytest.raises(LookupError, match="no such entry in this round"):
            entry_in_a_round(round_, number)
