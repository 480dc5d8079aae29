"""The flowchart as SVG: lanes by who does it, a box a step, an arrow for what follows what."""

from collections.abc import Mapping

from held.engine.flowchart import Flow
from held.pictures import letters
from held.pictures.flowchart.boxes import FLAG, FLAGS, NAME_LINE, SAYS_LINE, WIDTH, Box
from held.pictures.flowchart.chart import Chart, Point, Run, chart
from held.pictures.svg import circle, head, path, picture, rect, text

SHRINKS = 1120  # a wider one may shrink to the page, as far as this; what is still too wide scrolls
LOOKS = {
    "": "box",
    "open": "open",
    "changed": "open",
    "new": "open",
    "done": "done",
    "stopped": "stop",
    "replaced": "not",
    "not asked for": "not",
}


def flowchart(flow: Flow, standing: Mapping[str, str] | None = None, name: str = "flowchart") -> str:
    """`standing`: each step's state for one child ("open", "done", "stopped", ...), or beside an older version ("changed",
    "new", and "" for the rest); None for the procedure alone."""
    placed = chart(flow, standing)
    parts = [
        *_lanes(placed),
        *_runs(placed),
        *_names(flow, placed),
        *(mark for box in placed.boxes.values() for mark in _box(box, placed.corners[box.id])),
    ]
    says = flow.says if standing is None else f"{flow.says} {_flagged(standing)}"
    return picture(
        name,
        title=flow.title,
        says=says,
        width=placed.width,
        height=placed.height,
        parts=parts,
        look="v held-fit" if placed.width > SHRINKS else "v",
        sized=True,
    )


def _flagged(standing: Mapping[str, str]) -> str:
    """Which steps have a flag, for whoever does not see it."""
    told = [
        f"{words}: {', '.join(flagged)}."
        for state, words in FLAGS.items()
        if (flagged := [step for step, one in standing.items() if one == state])
    ]
    return " ".join(told) or "No step is open."


def _lanes(placed: Chart) -> list[str]:
    drawn = []
    for place, (top, bottom) in enumerate(placed.lanes):
        drawn.append(rect("lane" if place % 2 == 0 else "lane2", 0, top, placed.width, bottom - top))
    return drawn


def _names(flow: Flow, placed: Chart) -> list[str]:
    """Of the lanes, over whatever runs there."""
    tops = [top for top, _ in placed.lanes]
    return [
        text("b halo", 10, top + 19, lane.name[:1].upper() + lane.name[1:])
        for lane, top in zip(flow.lanes, tops, strict=True)
    ]


def _runs(placed: Chart) -> list[str]:
    """Each bundle of lines that leaves at one place, cut free by white from what it crosses; then their heads."""
    bundles: dict[Point, list[Run]] = {}
    for run in placed.runs:
        bundles.setdefault(run.points[0], []).append(run)
    drawn = []
    for bundle in bundles.values():
        drawn += [path("under", *_moves(run)) for run in bundle]
        drawn += [path("arrow arrow--may" if run.is_offer else "arrow", *_moves(run)) for run in bundle]
    return drawn + [head(run.points[-1].x, run.points[-1].y, "right") for run in placed.runs]


def _moves(run: Run) -> list[str | float]:
    """From point to point, stopping inside the head."""
    last = run.points[-1]
    moves: list[str | float] = ["M", *run.points[0]]
    for point in (*run.points[1:-1], Point(last.x - 8, last.y)):
        moves += ["L", *point]
    return moves


def _box(box: Box, at: Point) -> list[str]:
    x, y = at
    if box.is_end:
        return [rect("end", x, y, WIDTH, box.named, box.named / 2), *_name(box, at, "m w b sm")]
    height = box.height - (FLAG if box.state in FLAGS else 0)
    drawn = [
        rect(LOOKS[box.state], x, y, WIDTH, height, 3),
        *_name(box, at, "m sm b" if box.state in FLAGS else "m sm"),
    ]
    for outcome in box.outcomes:
        top = y + outcome.top
        drawn.append(path("grid", "M", x + 1, top, "H", x + WIDTH - 1))
        named = len(letters.lines(outcome.name, WIDTH - 20, 13))
        for line, words in enumerate(outcome.lines):
            drawn.append(text("sm" if line < named else "b sm", x + 8, top + SAYS_LINE * line + 15, words))
        if outcome.end:
            drawn.append(circle("end", x + WIDTH, y + outcome.middle, 6))
    return drawn + _sign(box, x, y, height)


def _name(box: Box, at: Point, look: str) -> list[str]:
    first = at.y + box.named / 2 - (len(box.lines) - 1) * NAME_LINE / 2 + 4.5
    return [
        text(look, at.x + WIDTH / 2, first + NAME_LINE * line, words) for line, words in enumerate(box.lines)
    ]


def _sign(box: Box, x: float, y: float, height: float) -> list[str]:
    """A tick for done, a bar for stopped, a flag for where the child is or what changed: never the colour alone.

    And its note's number.
    """
    right = x + WIDTH - 4
    noted = [circle("note", x + 3, y + 2, 9), text("sm m", x + 3, y + 6.5, str(box.note))] if box.note else []
    return noted + _state(box, x, y, height, right)


def _state(box: Box, x: float, y: float, height: float, right: float) -> list[str]:
    if box.state == "done":
        return [circle("end", right, y + 2, 9), path("cut", "M", right - 4, y + 2, "l", 3, 3, "l", 5, -6)]
    if box.state == "stopped":
        return [rect("flag", right - 9, y - 7, 18, 18, 2), path("cut", "M", right - 5, y + 2, "h", 10)]
    if box.state in FLAGS:
        return [
            rect("flag", x, y + height, WIDTH, FLAG),
            text("w b sm m", x + WIDTH / 2, y + height + 14, FLAGS[box.state]),
        ]
    return []
