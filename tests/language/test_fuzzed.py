"""A few hundred of the inputs of `make fuzz`: each is read, or refused with file, line and a sentence, and soon."""

import pytest

from held.language.faults import Fault
from tests.fuzz.garbling import KINDS, Garbled, garbled
from tests.fuzz.holding import tried, wrong_with

INPUTS = 350


@pytest.mark.parametrize("seed", [11, 12])
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(seed: int) -> None:
    amiss = [
        (number, went.amiss) for number in range(INPUTS // 2) if (went := tried(garbled(seed, number))).amiss
    ]
    assert amiss == []


def test_a_seed_repeats_and_every_kind_comes() -> None:
    assert garbled(3, 7) == garbled(3, 7)
    assert {garbled(3, number).kind for number in range(80)} == set(KINDS)


def test_what_is_no_refusal_is_noticed() -> None:
    made = Garbled("lines", {"pack.yaml": b"pack: x\n"})
    assert wrong_with(Fault("pack.yaml", 1, "The pack has no “title:”. Add it."), made) == ""
    assert "no such file" in wrong_with(Fault("stack.yaml", 1, "Add it."), made)
    assert "no such line" in wrong_with(Fault("pack.yaml", 9, "Add it."), made)
    assert "no sentence" in wrong_with(Fault("pack.yaml", 1, "expected token"), made)
    assert "the name of a token" in wrong_with(Fault("pack.yaml", 1, "Here is expected THE_INNER."), made)
