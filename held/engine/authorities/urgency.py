"""The urgent way: who may take it, what it stands in for, what does not wait for it, and what is owed after it."""

from collections.abc import Iterator

from held.engine.authorities.deciding import follows_urgency, limit
from held.engine.authorities.point import Point, cited
from held.engine.wording import listed, the_event, the_roles
from held.language.conditions import Condition, Done
from held.language.events import Event, Taking
from held.language.norms import Duty, Only, Opening, StandsIn, Tells
from held.language.pack import Pack, Procedure


def urgent_way(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Of the procedure that the urgent button takes; of others nothing."""
    if procedure.name != pack.urgent[0]:
        return
    yield from _opened(procedure, pack)
    yield from _passed(procedure, pack)
    for norm in procedure.norms:
        if isinstance(norm, Tells) and _of(norm.after, pack.urgent[1]):
            yield Point(procedure.name, f"the {norm.role} is told", cited([norm]))
    for norm in procedure.norms:
        if isinstance(norm, Duty) and norm.time and follows_urgency(norm, procedure, pack):
            yield limit(norm, procedure)


def _opened(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Who may take it, from when until when."""
    step = pack.urgent[1]
    for norm in procedure.norms:
        if isinstance(norm, Opening) and norm.step == step:
            who = "anyone" if norm.anyone else the_roles(procedure.steps[step])
            until = f" until {the_event(procedure, norm.closes)}" if norm.closes else ""
            nothing = ", and nothing stops it" if norm.for_safety else ""
            says = f"{step}: {who}, from {the_event(procedure, norm.opens)}{until}{nothing}"
            yield Point(procedure.name, says, cited([norm]))


def _passed(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """What it stands in for, and which conditions are not waited for."""
    step = pack.urgent[1]
    passed: dict[str, list[Only]] = {}
    for norm in procedure.norms:
        if isinstance(norm, StandsIn) and _of(norm.event, step):
            done = listed([procedure.steps[each].doing for each in norm.steps])
            yield Point(procedure.name, f"it stands in for {done}", cited([norm]), "stands in for a step")
        elif isinstance(norm, Only) and norm.unless and _in(norm.unless, step):
            passed.setdefault(norm.step, []).append(norm)
    for gated, norms in passed.items():
        waits = f"waits for none of its {len(norms)} conditions" if len(norms) > 1 else "does not wait"
        yield Point(procedure.name, f"then {gated} {waits}", cited(norms), "passes gates")


def _of(event: Event, step: str) -> bool:
    return any(isinstance(each, Taking) and each.step == step for each in event.any_of)


def _in(condition: Condition, step: str) -> bool:
    return any(isinstance(part, Done) and part.step == step for part in condition.parts)
