"""The flowchart as a table: what the picture shows, and the notes it has no room for."""

from dataclasses import dataclass

from held.engine.flowchart import Arrow, Flow
from held.pictures.flowchart.boxes import noted, said_of

_DRAWN = "A dot at a box's edge: it ends there. Dotted line: may, not must."
LEGEND = f"{_DRAWN} Numbers are those of the notes in the table."
LEGEND_CHANGED = f"Thick edge and a flag: changed or new. {_DRAWN}"
LEGEND_STANDING = (
    "Tick: done. Thick edge: open. Bar: stopped. Dashed edge: not asked for. "
    f"{_DRAWN} Numbers are those of the notes below."
)


@dataclass(frozen=True)
class FlowRow:
    """One step. `number` is that of its notes in the picture, 0 without. `follows` and `notes` are sentences."""

    number: int
    step: str
    who: str
    follows: tuple[str, ...]
    notes: tuple[str, ...]


def flow_rows(flow: Flow) -> tuple[FlowRow, ...]:
    """Every step, from left to right as in the picture."""
    numbers = noted(flow)
    ordered = sorted(flow.nodes, key=lambda node: (node.column, node.lane))
    return tuple(
        FlowRow(
            number=numbers.get(node.step, 0),
            step=node.step,
            who=node.who,
            follows=tuple(_follows(flow, arrow) for arrow in flow.arrows if arrow.start == node.step),
            notes=tuple(f"{note.says} ({note.cites.words})" for note in node.notes),
        )
        for node in ordered
    )


def _follows(flow: Flow, arrow: Arrow) -> str:
    end = next((end for end in flow.ends if end.id == arrow.to), None)
    then = f"it ends, {said_of(end)}" if end else arrow.to
    may = "may " if arrow.kind == "may" else "should " if arrow.kind == "should" else ""
    outcome = f"{arrow.label}: " if arrow.label else ""
    return f"{outcome}{may}{then} ({arrow.cites.words})"
