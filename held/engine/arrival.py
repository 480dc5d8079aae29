"""Where a child goes: `on arrival [when C], goes to SERVICE`, the first that is so, until somebody names a team."""

from held.engine.judging import stands
from held.engine.situation import Arrival
from held.engine.state import State


def arrival(state: State) -> Arrival | None:
    """Whoever named a team last, in a step that asks for one, has overruled the sentences; None where neither says."""
    if state.teams:
        service, team = next(reversed(state.teams.items()))
        return Arrival(service, team, None)
    outer = state.outer
    for norm in outer.tables.goes_to:
        if norm.when is None or stands(norm.when, state.view(outer)):
            return Arrival(norm.service, None, norm)
    return None
