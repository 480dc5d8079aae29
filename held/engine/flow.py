"""A procedure as a flowchart's values: lanes by service, one node a step, arrows for what follows what.

Stops, other routes and what comes back stand as notes: drawn as arrows they would promise an order that no clause asks.
"""

from held.engine.flow_arrows import arrows_of, ends_of
from held.engine.flow_notes import notes_on, notes_on_the_whole
from held.engine.flow_order import columns
from held.engine.flowchart import Arrow, End, Flow, Lane, Node, Note
from held.engine.wording import listed, the_roles
from held.language.norms import Opening
from held.language.pack import Pack, Procedure
from held.language.steps import Step

__all__ = ["Arrow", "End", "Flow", "Lane", "Node", "Note", "flow"]

ANYONE = "anyone"


def flow(pack: Pack, procedure: str) -> Flow:
    """The flowchart of one procedure of a pack. Raises KeyError where the pack has no such procedure."""
    drawn = pack.procedures[procedure]
    lanes = _lanes(pack, drawn)
    ends = ends_of(drawn)
    arrows = arrows_of(drawn, ends)
    order = columns(tuple(drawn.steps), drawn.begins_with, [(arrow.start, arrow.to) for arrow in arrows])
    return Flow(
        procedure=drawn.name,
        title=drawn.title,
        lanes=lanes,
        nodes=tuple(_node(pack, drawn, lanes, step, order[step.name]) for step in drawn.steps.values()),
        ends=tuple(_placed(lanes, end, order) for end in ends.values()),
        arrows=tuple(arrows),
        notes=tuple(notes_on_the_whole(drawn)),
    )


def _services(pack: Pack, step: Step) -> tuple[str, ...]:
    found = dict.fromkeys(pack.roles[role].service for role in step.roles if role in pack.roles)
    return tuple(service for service in pack.services if service in found)


def _lanes(pack: Pack, procedure: Procedure) -> tuple[Lane, ...]:
    """The service it comes from, then what is done between services or by anyone, then where it goes, then others."""
    used = [_services(pack, step) for step in procedure.steps.values()]
    alone = {services[0] for services in used if len(services) == 1}
    shared = tuple(dict.fromkeys(service for services in used if len(services) != 1 for service in services))
    lanes = [Lane(service, (service,)) for service in pack.services if service in alone]
    lanes.sort(key=lambda lane: (lane.name == procedure.goes_to, lane.name != procedure.comes_from))
    if any(len(services) != 1 for services in used):
        first = 1 if lanes and lanes[0].name == procedure.comes_from else 0
        lanes.insert(first, Lane(listed(shared) or ANYONE, shared))
    return tuple(lanes)


def _lane_of(lanes: tuple[Lane, ...], services: tuple[str, ...]) -> int:
    for place, lane in enumerate(lanes):
        if lane.services == services:
            return place
    return next((place for place, lane in enumerate(lanes) if len(lane.services) != 1), 0)


def _node(pack: Pack, procedure: Procedure, lanes: tuple[Lane, ...], step: Step, column: int) -> Node:
    openings = [norm for norm in procedure.norms if isinstance(norm, Opening) and norm.step == step.name]
    return Node(
        step=step.name,
        lane=_lane_of(lanes, _services(pack, step)),
        column=column,
        who=ANYONE if any(norm.anyone for norm in openings) else the_roles(step),
        outcomes=step.outcomes,
        begins=step.name in procedure.begins_with,
        for_safety=any(norm.for_safety for norm in openings),
        notes=tuple(note for norm in procedure.norms for note in notes_on(procedure, step.name, norm)),
    )


def _placed(lanes: tuple[Lane, ...], end: End, order: dict[str, int]) -> End:
    last = max(order.values(), default=0)
    return End(
        end.id,
        end.service,
        end.begins,
        end.result,
        _lane_of(lanes, (end.service,) if end.service else ()),
        order.get(end.id, last),
    )
