"""Whether a transition can still come to one of its endings, from how it stands: looked for, within a bound."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from held.engine.proceeding import Goal, outlook
from held.engine.state import State
from held.language.events import Taking
from held.language.norms import Ends

AT_FIRST, THEN = 40, 400
"""How many moves are tried for each ending: few for each of them, and many only where none of them was found so."""

CanEnd = Literal["yes", "no", "not found"]


def can_end(state: State, moment: datetime) -> CanEnd:
    """ "no": everything that bears on any ending was looked at. "not found": none was found within the bound, and there may
    be one. A way through a step that is for safety alone is none."""
    if state.outer.ended:
        return "yes"
    goals = list(dict.fromkeys(_goals(state)))
    for goal in goals:
        if outlook(state, goal, moment, most=AT_FIRST, most_of_all=0).found in ("open", "way"):
            return "yes"
    found = []
    for goal in goals:
        found.append(outlook(state, goal, moment, most=THEN, most_of_all=THEN).found)
        if found[-1] in ("open", "way"):
            return "yes"
    return "no" if _only_by_steps(state) and set(found) <= {"none", "for safety"} else "not found"


def _goals(state: State) -> Iterator[Goal]:
    """Each step, and how it comes out, that ends it; those that are for safety are no way to the end."""
    for norm in _endings(state):
        for each in norm.event.any_of:
            if isinstance(each, Taking) and not state.outer.safety(each.step):
                yield from (Goal("", each.step, outcome) for outcome in each.outcomes or (None,))


def _only_by_steps(state: State) -> bool:
    return all(isinstance(each, Taking) for norm in _endings(state) for each in norm.event.any_of)


def _endings(state: State) -> list[Ends]:
    return [norm for norm in state.outer.tables.norms if isinstance(norm, Ends)]
