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
    name, step = pack.urgent
    if procedure.name != name:
        return
    passed: dict[str, list[Only]] = {}
    for norm in procedure.norms:
        if isinstance(norm, Opening) and norm.step == step:
            who = "anyone" if norm.anyone else the_roles(procedure.steps[step])
            until = f" until {the_event(procedure, norm.closes)}" if norm.closes else ""
            nothing = ", and nothing stops it" if norm.for_safety else ""
            yield Point(
                name, f"{step}: {who}, from {the_event(procedure, norm.opens)}{until}{nothing}", cited([norm])
            )
        elif isinstance(norm, StandsIn) and _of(norm.event, step):
            done = listed([procedure.steps[each].doing for each in norm.steps])
            yield Point(name, f"it stands in for {done}", cited([norm]), "stands in for a step")
        elif isinstance(norm, Only) and norm.unless and _in(norm.unless, step):
            passed.setdefault(norm.step, []).append(norm)
        elif isinstance(norm, Duty) and norm.time and follows_urgency(norm, procedure, pack):
            yield limit(norm, procedure)
        elif isinstance(norm, Tells) and _of(norm.after, step):
            yield Point(name, f"the {norm.role} is told", cited([norm]))
    for gated, norms in passed.items():
        says = f"then {gated} waits for none of its {len(norms)} conditions"
        yield Point(
            name, says if len(norms) > 1 else f"then {gated} does not wait", cited(norms), "passes gates"
        )


def _of(event: Event, step: str) -> bool:
    return any(isinstance(each, Taking) and each.step == step for each in event.any_of)


def _in(condition: Condition, step: str) -> bool:
    return any(isinstance(part, Done) and part.step == step for part in condition.parts)
