"""The values of a procedure's flowchart."""

from dataclasses import dataclass
from typing import Literal

from held.engine.wording import listed
from held.language.norms import Citation

ArrowKind = Literal["must", "should", "may", "only", "ends"]


@dataclass(frozen=True)
class Lane:
    """The steps of one service, or (`services` more than one, or none) those done between services or by anyone."""

    name: str
    services: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """What is said of a step, or of the whole, instead of being drawn as an arrow."""

    says: str
    cites: Citation


@dataclass(frozen=True)
class Node:
    """One step. `lane` counts from 0 in the order of `Flow.lanes`, `column` from 0, left to right."""

    step: str
    lane: int
    column: int
    who: str
    outcomes: tuple[str, ...]
    begins: bool
    for_safety: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class End:
    """An end: the service the child is left with, the procedure that begins, or an inner procedure's result."""

    id: str
    service: str | None
    begins: str | None
    result: str | None
    lane: int
    column: int


@dataclass(frozen=True)
class Arrow:
    """`to` follows `start`, when it came out so (`label`: outcomes, or nothing). `to` is a step or an end's id."""

    start: str
    to: str
    label: str
    kind: ArrowKind
    cites: Citation


@dataclass(frozen=True)
class Flow:
    """A procedure's flowchart. `notes` are those that belong to no step; `says` is the same in sentences."""

    procedure: str
    title: str
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    ends: tuple[End, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[Note, ...]

    @property
    def says(self) -> str:
        """The flowchart in sentences, for those who don't see it."""
        order = sorted(self.nodes, key=lambda node: (node.column, node.lane))
        said = [f"It begins with: {listed([node.step for node in order if node.begins], 'or')}."]
        ends = {end.id: end for end in self.ends}
        for node in order:
            for arrow in self.arrows:
                if arrow.start == node.step:
                    then = _the_end(ends[arrow.to]) if arrow.to in ends else arrow.to
                    outcome = f" ({arrow.label})" if arrow.label else ""
                    said.append(f"After “{node.step}”{outcome}: {then}.")
        return " ".join(said)


def _the_end(end: End) -> str:
    if end.result:
        return f"it ends as {end.result}"
    begins = f", and {end.begins} begins" if end.begins else ""
    return f"it ends, and {end.service} holds the child{begins}"
