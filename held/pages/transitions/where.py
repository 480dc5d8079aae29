"""Where this child stands, as a picture: the procedure's flowchart with each step's state."""

from functools import lru_cache

from held.engine.flow import Flow, flow
from held.engine.history import StepTaken
from held.engine.rereading import as_it_counts
from held.engine.situation import Situation
from held.pictures.flowchart.draw import flowchart
from held.pictures.flowchart.saying import FlowRow, flow_rows
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.course import Course


def where_they_stand(situation: Situation, run: Course) -> str:
    """As SVG."""
    counted = as_it_counts(run.history)
    taken = frozenset(entry.step for entry in counted if isinstance(entry, StepTaken) and not entry.run)
    return flowchart(flow_of(run.pack.hash, run.procedure.name), states_of(situation, taken))


def states_of(situation: Situation, taken: frozenset[str]) -> dict[str, str]:
    """Each step's state in the picture. What is open for safety at any time is no place to be, unless it is owed.

    `taken`: the transition's own steps that were taken, however they stand now.
    """
    owed = {duty.step for duty in situation.duties if not duty.run}
    states: dict[str, str] = {one.step: one.state for one in situation.steps if not one.run}
    for one in situation.steps:
        if one.for_safety and not one.run and one.step not in owed:
            states[one.step] = "done" if one.step in taken else "not asked for"
    return states


def notes_beside(pack_hash: str, procedure: str) -> tuple[FlowRow, ...]:
    """What the numbers in the picture stand for, in their order."""
    rows = flow_rows(flow_of(pack_hash, procedure))
    return tuple(sorted((row for row in rows if row.number), key=lambda row: row.number))


@lru_cache(maxsize=64)
def flow_of(pack_hash: str, procedure: str) -> Flow:
    """Worked out once: a pack under its hash never changes."""
    return flow(pack_by_hash(pack_hash), procedure)
