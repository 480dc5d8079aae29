"""What a pack's urgent way asks for, read from its own sentences: no outcome is urgent by its name."""

from collections.abc import Iterator

from held.language.conditions import Condition, Done
from held.language.events import Event, Taking
from held.language.norms import Duty, Ends, InnerDuty, Only, StandsIn, Stop
from held.language.pack import Pack


def urgent_outcomes(pack: Pack) -> frozenset[str]:
    """Those with which the urgent step sets the planned way aside, and those after which it has to be taken again."""
    procedure, step = pack.urgent
    found: set[str] = set()
    for norm in pack.procedures[procedure].norms:
        if isinstance(norm, StandsIn):
            found.update(_outcomes(norm.event, step))
        elif isinstance(norm, Duty) and norm.step == step:
            found.update(_outcomes(norm.after, step))
        if isinstance(norm, Duty | InnerDuty | Only | Stop | Ends) and norm.unless:
            found.update(_done(norm.unless, step))
    return frozenset(found)


def came_out_urgent(pack: Pack, outcome: str | None) -> bool:
    """A call of which nobody said how it came out counts as urgent."""
    return outcome is None or outcome in urgent_outcomes(pack)


def asks_urgently(pack: Pack, procedure: str, norm: str) -> bool:
    """Whether the sentence with this id asks only because of the urgent step, come out as urgent."""
    if procedure != pack.urgent[0]:
        return False
    asks = next(
        (one for one in pack.procedures[procedure].norms if isinstance(one, Duty) and one.id == norm), None
    )
    if asks is None:
        return False
    step, urgent = pack.urgent[1], urgent_outcomes(pack)
    has_outcomes = bool(pack.procedures[procedure].steps[step].outcomes)
    return all(
        isinstance(one, Taking)
        and one.step == step
        and (not has_outcomes or (bool(one.outcomes) and urgent.issuperset(one.outcomes)))
        for one in asks.after.any_of
    )


def _outcomes(event: Event, step: str) -> Iterator[str]:
    for one in event.any_of:
        if isinstance(one, Taking) and one.step == step:
            yield from one.outcomes


def _done(condition: Condition, step: str) -> Iterator[str]:
    for part in condition.parts:
        if isinstance(part, Done) and part.step == step and not part.negated:
            yield from part.outcomes
