"""The boxes: a step with its outcomes inside it, or an end. Sizes only; where they stand is decided after."""

from collections.abc import Mapping
from dataclasses import dataclass

from held.engine.flowchart import End, Flow, Node
from held.pictures import letters

WIDTH, PAD, NAME_LINE, SAYS_LINE = 130.0, 8.0, 17.0, 16.0
FLAG = 19.0
MIDDLE = PAD - 2 + NAME_LINE  # where arrows meet a box: between the first two lines of its name
HERE = "You are here"
# What stands in a flag under a box: where a child is, or what is different since an older version.
FLAGS = {"open": HERE, "changed": "Changed", "new": "New"}


@dataclass(frozen=True)
class Outcome:
    """One way a step can come out: its lines, from `top` in the box. `end` where that outcome ends it all."""

    name: str
    lines: tuple[str, ...]
    top: float
    end: str = ""

    @property
    def height(self) -> float:
        return 6 + SAYS_LINE * len(self.lines)

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True)
class Box:
    """`id` is the step's name or the end's id. `state` is how the step stands, empty where nobody asked.

    `note`: under which number its notes stand in the table; 0 where it has none.
    """

    id: str
    lane: int
    column: int
    lines: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    state: str = ""
    is_end: bool = False
    note: int = 0

    @property
    def named(self) -> float:
        """The height of the part with the name."""
        return 2 * PAD - 4 + NAME_LINE * max(len(self.lines), 2)

    @property
    def height(self) -> float:
        return (
            self.named
            + sum(outcome.height for outcome in self.outcomes)
            + (FLAG if self.state in FLAGS else 0)
        )

    def exit(self, outcome: str) -> float:
        """How far down an arrow leaves: at its outcome, or at the name."""
        found = next((one for one in self.outcomes if one.name == outcome), None)
        return found.middle if found else MIDDLE


def boxes(flow: Flow, standing: Mapping[str, str] | None) -> dict[str, Box]:
    """Every step, and every end that a step reaches without an outcome of its own, beside the last such step."""
    numbers = noted(flow)
    nodes = {node.step: node for node in flow.nodes}
    drawn = {node.step: _step(flow, node, numbers.get(node.step, 0), standing) for node in flow.nodes}
    for end in flow.ends:
        sources = [nodes[arrow.start] for arrow in flow.arrows if arrow.to == end.id and not arrow.label]
        if sources:
            drawn[end.id] = _end(end, max(sources, key=lambda node: node.column))
    return drawn


def noted(flow: Flow) -> dict[str, int]:
    """The number under which each step's notes stand in the table beside the picture."""
    ordered = sorted((node for node in flow.nodes if node.notes), key=lambda node: (node.column, node.lane))
    return {node.step: number for number, node in enumerate(ordered, 1)}


def said_of(end: End) -> str:
    """What an end leaves: the service it is left with, a result, what begins."""
    if end.result:
        return end.result
    return f"{end.begins} begins" if end.begins else f"{end.service} holds"


def outcomes_of(label: str) -> tuple[str, ...]:
    """An arrow's label is one outcome or several, "a, b or c"; no outcome's name has a comma or an "or" in it."""
    return tuple(part for some in label.split(" or ") for part in some.split(", ") if part)


def _step(flow: Flow, node: Node, note: int, standing: Mapping[str, str] | None) -> Box:
    ends = {end.id: end for end in flow.ends}
    ending = {
        outcome: said_of(ends[arrow.to])
        for arrow in flow.arrows
        if arrow.start == node.step and arrow.to in ends
        for outcome in outcomes_of(arrow.label)
    }
    state = "" if standing is None else standing.get(node.step, "not asked for")
    lines = tuple(letters.lines(_capital(node.step), WIDTH - 2 * PAD, 13, bold=state in FLAGS))
    drawn: list[Outcome] = []
    top = Box(node.step, 0, 0, lines, ()).named
    for outcome in node.outcomes:
        told = letters.lines(outcome, WIDTH - 20, 13)
        told += (
            letters.lines(f"ends: {ending[outcome]}", WIDTH - 22, 13, bold=True) if outcome in ending else []
        )
        drawn.append(Outcome(outcome, tuple(told), top, ending.get(outcome, "")))
        top += drawn[-1].height
    return Box(node.step, node.lane, node.column, lines, tuple(drawn), state, note=note)


def _end(end: End, after: Node) -> Box:
    lines = tuple(letters.lines(_capital(said_of(end)), WIDTH - 2 * PAD, 13, bold=True))
    return Box(end.id, after.lane, after.column + 1, lines, (), is_end=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
