"""The flowchart: every arrow is drawn, none runs through a box, and no two can be taken for one."""

from itertools import combinations, permutations
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from held.engine.flow import flow
from held.engine.flow_order import columns
from held.engine.flowchart import Arrow, End, Flow, Lane, Node, Note
from held.language.norms import Citation
from held.language.reading import read_pack
from held.pictures.flowchart.boxes import WIDTH, outcomes_of
from held.pictures.flowchart.chart import Chart, Point, Run, chart
from held.pictures.flowchart.draw import flowchart
from held.pictures.flowchart.saying import flow_rows
from held.pictures.flowchart.tracks import Upright, crossings, fewest_crossings, tracks
from tests.pictures.drawn import Drawn

PACKS = sorted(Path(__file__).parents[2].glob("held/procedures/*/*/pack.yaml"))
CITED = Citation(("5.7",))


def step(
    name: str, column: int = 0, lane: int = 0, *, outcomes: tuple[str, ...] = (), notes: tuple[Note, ...] = ()
) -> Node:
    return Node(name, lane, column, "a worker", outcomes, column == 0, False, notes)


def arrow(start: str, to: str, label: str = "", kind: str = "must") -> Arrow:
    return Arrow(start, to, label, kind, CITED)  # type: ignore[arg-type]


def small() -> Flow:
    nodes = (
        step("meet", outcomes=("yes", "no"), notes=(Note("It comes back every week.", CITED),)),
        step("send", 1, 1),
        step("close", 2, 0),
    )
    ends = (End("end 1", "R", None, None, 0, 3), End("end 2", "B", None, None, 0, 1))
    arrows = (
        arrow("meet", "send", "yes"),
        arrow("send", "close"),
        arrow("meet", "end 2", "no", "ends"),
        arrow("close", "end 1", "", "ends"),
    )
    return Flow("p", "Up", (Lane("blue", ("blue",)), Lane("red", ("red",))), nodes, ends, arrows, ())


def test_a_flowchart_is_told_as_well_as_drawn() -> None:
    drawn = Drawn(flowchart(small()))
    assert drawn.is_told()
    assert drawn.is_drawn_with_classes_alone()
    assert "After “meet” (yes): send." in drawn.svg


def test_an_outcome_that_ends_says_so_in_its_box_and_an_unlabelled_end_stands_apart() -> None:
    words = Drawn(flowchart(small())).words
    assert "ends: B holds" in words
    assert "R holds" in words
    assert "B holds" not in words


@pytest.mark.parametrize(
    ("state", "look", "sign"),
    [
        ("open", "open", "flag"),
        ("done", "done", "end"),
        ("stopped", "stop", "flag"),
        ("not asked for", "not", None),
    ],
)
def test_where_a_child_stands_is_a_shape_and_not_a_colour_alone(
    state: str, look: str, sign: str | None
) -> None:
    drawn = Drawn(flowchart(small(), {"send": state}))
    assert len(drawn.marks("rect", look)) == (3 if look == "not" else 1)
    assert ("You are here" in drawn.words) == (state == "open")
    if sign:
        assert len(drawn.marks("circle", sign)) + len(drawn.marks("rect", sign)) >= 1


def test_a_name_with_markup_in_it_stays_a_name() -> None:
    flow = Flow("p", "<b>", (Lane('<i style="x">', ()),), (step("<script>&"),), (), (), ())
    assert Drawn(flowchart(flow)).is_drawn_with_classes_alone()


def test_the_table_beside_says_what_the_picture_does_and_the_notes() -> None:
    first = flow_rows(small())[0]
    assert first.number == 1
    assert first.follows == ("yes: send (5.7)", "no: it ends, B holds (5.7)")
    assert first.notes == ("It comes back every week. (5.7)",)


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.parent.parent.name)
def test_every_procedure_that_is_shipped_can_be_drawn(pack: Path) -> None:
    read = read_pack(pack.parent)
    for name in read.procedures:
        its = flow(read, name)
        is_clear(its, chart(its, None))
        everywhere = {node.step: "open" for node in its.nodes}
        assert Drawn(flowchart(its, everywhere)).words.count("You are here") == len(its.nodes)


def test_a_line_never_goes_out_upon_one_that_comes_in() -> None:
    """Near it is bad; upon it, the two would read as one."""
    down, up = Upright("down", (59.0,), (160.5,)), Upright("up", (155.0,), (59.0,))
    found = tracks([down, up])
    assert found["down"] < found["up"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_no_order_of_the_lines_crosses_less(heights: list[tuple[int, int, int]]) -> None:
    lines = [Upright(str(place), (came, low), (goes,)) for place, (came, low, goes) in enumerate(heights)]
    best = min(
        permutations(lines),
        key=lambda order: sum(crossings(left, right) for left, right in combinations(order, 2)),
    )
    assert fewest_crossings(lines) == best


@pytest.mark.parametrize("pack", PACKS, ids=lambda path: path.parent.parent.name)
def test_a_flowchart_is_drawn_while_a_page_is_waited_for(pack: Path) -> None:
    read = read_pack(pack.parent)
    for name in read.procedures:
        its = flow(read, name)
        began = process_time()
        flowchart(its)
        assert process_time() - began < 0.25, name


def is_clear(its: Flow, placed: Chart) -> None:
    """Each arrow has its run; none passes through a box; runs from different places share no stretch."""
    ends = {end.id for end in its.ends}
    wanted = {
        (one.start, outcome, one.to)
        for one in its.arrows
        if not (one.to in ends and one.label)
        for outcome in outcomes_of(one.label) or ("",)
    }
    assert len(placed.runs) >= len({(start, to) for start, _, to in wanted})
    for run in placed.runs:
        for one, other in zip(run.points, run.points[1:], strict=False):
            assert one.x == other.x or one.y == other.y
            for box, corner in placed.corners.items():
                assert not _crosses(one, other, corner, placed.boxes[box].height), (its.title, box, run)
    for one, other in combinations(placed.runs, 2):
        if one.points[0] != other.points[0]:
            assert not _share(one, other), (its.title, one, other)


def _crosses(one: Point, other: Point, corner: Point, height: float) -> bool:
    """Whether a piece of line goes through the inside of a box."""
    left, right = sorted((one.x, other.x))
    top, bottom = sorted((one.y, other.y))
    inside_x = left < corner.x + WIDTH - 1 and corner.x + 1 < right
    inside_y = top < corner.y + height - 1 and corner.y + 1 < bottom
    if one.x == other.x:
        return corner.x + 1 < left < corner.x + WIDTH - 1 and inside_y
    return corner.y + 1 < top < corner.y + height - 1 and inside_x


def _share(one: Run, other: Run) -> bool:
    """Whether two runs lie upon each other for more than a point."""
    for a, b in zip(one.points, one.points[1:], strict=False):
        for c, d in zip(other.points, other.points[1:], strict=False):
            if (
                a.x == b.x == c.x == d.x
                and min(max(a.y, b.y), max(c.y, d.y)) - max(min(a.y, b.y), min(c.y, d.y)) > 0.5
            ):
                return True
            if (
                a.y == b.y == c.y == d.y
                and min(max(a.x, b.x), max(c.x, d.x)) - max(min(a.x, b.x), min(c.x, d.x)) > 0.5
            ):
                return True
    return False


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """Anything a procedure could look like: several lanes, loops, offers, ends in the middle."""
    names = [f"step {number}" for number in range(draw(st.integers(2, 9)))]
    lanes = draw(st.integers(1, 3))
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    joined = draw(st.lists(pairs, min_size=1, max_size=12, unique=True))
    placed = columns(tuple(names), (names[0],), joined)
    nodes = tuple(
        step(
            name,
            placed[name],
            draw(st.integers(0, lanes - 1)),
            outcomes=draw(st.sampled_from([(), ("yes", "no")])),
        )
        for name in names
    )
    outcomes = {node.step: node.outcomes for node in nodes}
    arrows = tuple(
        arrow(
            start, to, draw(st.sampled_from(["", *outcomes[start]])), draw(st.sampled_from(["must", "may"]))
        )
        for start, to in joined
    )
    ending = draw(st.sampled_from(names))
    end = End("end 1", "a team", None, None, 0, max(placed.values()) + 1)
    return Flow(
        "p",
        "P",
        tuple(Lane(f"lane {n}", ()) for n in range(lanes)),
        nodes,
        (end,),
        (*arrows, arrow(ending, end.id, "", "ends")),
        (),
    )


@given(flows())
@settings(deadline=None, max_examples=150)
def test_whatever_a_procedure_looks_like_its_picture_is_clear(its: Flow) -> None:
    is_clear(its, chart(its, None))


def test_what_changed_since_an_older_version_is_flagged_in_words_and_told() -> None:
    drawn = Drawn(flowchart(small(), {"meet": "", "send": "changed", "close": "new"}))
    assert "Changed: send. New: close." in drawn.svg
    assert {"Changed", "New"} <= set(drawn.words)
    assert "You are here" not in drawn.svg
    assert "Changed" not in Drawn(flowchart(small())).words
