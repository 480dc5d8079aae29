"""The flowchart's values: lanes, one box a step, arrows only for what follows what."""

from pathlib import Path

import pytest

from held.engine.flow import Flow, flow
from held.engine.flow_order import columns
from held.language.reading import read_pack
from tests.engine.crossing import NAME, PACK

FLOW = flow(PACK, NAME)


def arrows(drawn: Flow) -> dict[tuple[str, str], tuple[str, str]]:
    return {(arrow.start, arrow.to): (arrow.label, arrow.kind) for arrow in drawn.arrows}


def notes(step: str) -> list[str]:
    return [note.says for node in FLOW.nodes if node.step == step for note in node.notes]


def test_lanes_are_services_with_the_shared_one_between() -> None:
    assert [lane.name for lane in FLOW.lanes] == ["hill team", "hill team and harbour team", "harbour team"]


def test_each_step_is_one_box_in_its_lane() -> None:
    assert {node.step: node.lane for node in FLOW.nodes} | {
        "write the note": 0,
        "hold the meeting": 1,
        "carry over": 2,
    } == {node.step: node.lane for node in FLOW.nodes}
    assert len(FLOW.nodes) == len(PACK.procedures[NAME].steps)


def test_what_follows_is_an_arrow_with_its_outcome() -> None:
    found = arrows(FLOW)
    assert found["talk it over", "hold the meeting"] == ("go on", "must")
    assert found["send the papers", "carry over"] == ("", "only")
    assert ("carry over", "hold the meeting") not in found


def test_ends_are_where_the_child_is_left() -> None:
    ends = {end.id: end.service for end in FLOW.ends}
    led = {(arrow.start, ends[arrow.to]) for arrow in FLOW.arrows if arrow.to in ends}
    assert ("let go", "harbour team") in led
    assert ("talk it over", "hill team") in led


def test_stops_other_routes_and_what_comes_back_are_notes() -> None:
    assert notes("let go") == ["Only when a harbour worker is named", "Not while the quarrel is open"]
    assert notes("hold the meeting") == ["Again after holding the meeting (next week)"]
    assert notes("ring the bell") == [
        "Ringing the bell (urgent) stands in for talk it over, hold the meeting and send the papers"
    ]


def test_safety_is_marked() -> None:
    (bell,) = [node for node in FLOW.nodes if node.step == "ring the bell"]
    assert (bell.for_safety, bell.who, bell.begins) == (True, "anyone", True)


def test_left_to_right() -> None:
    column = {node.step: node.column for node in FLOW.nodes}
    for arrow in FLOW.arrows:
        if arrow.start in column and arrow.to in column:
            assert column[arrow.start] < column[arrow.to]


def test_a_way_back_moves_nothing() -> None:
    assert columns(("a", "b", "c"), ("a",), [("a", "b"), ("b", "c"), ("c", "a")]) == {"a": 0, "b": 1, "c": 2}


def test_it_can_be_said() -> None:
    assert "After “talk it over” (go on): hold the meeting." in FLOW.says
    assert FLOW.says.startswith("It begins with: ring the bell or talk it over.")


PACKS = sorted(
    {path.parent for base in ("held/procedures", "tests") for path in Path(base).rglob("pack.yaml")}
)


@pytest.mark.parametrize("path", PACKS, ids=str)
def test_every_procedure_of_every_pack_can_be_drawn(path: Path) -> None:
    pack = read_pack(path)
    for name in pack.procedures:
        drawn = flow(pack, name)
        places = {node.step for node in drawn.nodes} | {end.id for end in drawn.ends}
        assert all(arrow.start in places and arrow.to in places for arrow in drawn.arrows)
        assert all(0 <= node.lane < len(drawn.lanes) for node in drawn.nodes)
