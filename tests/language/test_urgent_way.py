"""What the urgent way asks for, by each pack's own sentences."""

import pytest

from held.language.norms import Duty
from held.language.reading import read_text
from held.language.urgent_way import asks_urgently, came_out_urgent, urgent_outcomes
from tests.procedures.packs import CARELINE, HARBOUR, LUTON, the_pack


@pytest.mark.parametrize(
    ("path", "outcomes"),
    [
        pytest.param(LUTON, {"urgent", "nobody answered"}, id="luton"),
        pytest.param(CARELINE, {"alerted", "nobody answered"}, id="careline"),
        pytest.param(HARBOUR, {"immediate danger"}, id="harbour"),
    ],
)
def test_the_outcomes_that_set_the_planned_way_aside(path, outcomes) -> None:  # type: ignore[no-untyped-def]
    assert urgent_outcomes(the_pack(path)) == outcomes


def test_a_call_that_came_out_quiet_is_not_urgent_and_one_nobody_told_of_is() -> None:
    pack = the_pack(HARBOUR)
    assert came_out_urgent(pack, "immediate danger")
    assert came_out_urgent(pack, None)
    assert not came_out_urgent(pack, "all quiet")


def test_only_what_the_call_alone_asks_for_is_urgent() -> None:
    pack = the_pack(HARBOUR)
    urgent = {
        one.words
        for one in pack.procedures["crossing"].norms
        if isinstance(one, Duty) and asks_urgently(pack, "crossing", one.id)
    }
    assert urgent == {
        "after sounding the lamp line (immediate danger), bureau officer must introduce the officer within 4 hours"
    }


def test_without_the_sentences_that_set_anything_aside_nothing_is_urgent() -> None:
    files = {
        name: text.replace(
            "      - sounding the lamp line (immediate danger) stands in for weighing the evidence\n", ""
        ).replace(", unless sounding the lamp line (immediate danger)", "")
        for name, text in the_pack(HARBOUR).text.items()
    }
    assert urgent_outcomes(read_text(files)) == frozenset()
