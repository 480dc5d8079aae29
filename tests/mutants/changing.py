"""Every small change to one sentence: dropped, weakened, given to another role, its time changed, its outcome changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from held.engine.unproved import without
from held.language.events import Event, Taking
from held.language.norms import Duty, InnerDuty, Norm, Only, Returning, Stop
from held.language.pack import Pack, Procedure, Rule
from held.language.times import Within


@dataclass(frozen=True)
class Mutant:
    """A pack with one sentence changed, and what was done to it."""

    procedure: str
    norm: Norm
    change: str
    pack: Pack


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Every mutant of every sentence, in the order of the files."""
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            yield Mutant(procedure.name, norm, "dropped", without(pack, procedure, norm))
            for change, other in _changed(procedure, norm):
                yield Mutant(procedure.name, norm, change, _with(pack, procedure, norm, other))


def _changed(procedure: Procedure, norm: Norm) -> Iterator[tuple[str, Norm]]:
    if isinstance(norm, Duty):
        if norm.force != "may":
            yield "weakened to may", replace(norm, force="may", time=None, counted_from=None)
        if norm.force == "must":
            yield "weakened to should", replace(norm, force="should")
        roles = procedure.steps[norm.step].roles
        other = next((role for role in roles if role != (norm.role or roles[0])), None)
        if other and norm.force != "may":
            yield f"given to {other}", replace(norm, role=other)
    if isinstance(norm, Duty | InnerDuty) and isinstance(norm.time, Within):
        yield "its time changed", replace(norm, time=replace(norm.time, number=norm.time.number + 1))
    if isinstance(norm, Returning) and isinstance(norm.every, Within):
        yield "its time changed", replace(norm, every=replace(norm.every, number=norm.every.number + 1))
    if isinstance(norm, Only | Stop | Duty | InnerDuty) and norm.unless is not None:
        yield "its unless left out", replace(norm, unless=None)
    if isinstance(norm, Only) and not norm.if_possible:
        yield "weakened to if possible", replace(norm, if_possible=True)
    event = getattr(norm, "after", None) or getattr(norm, "event", None)
    if isinstance(event, Event) and isinstance(norm, Duty | InnerDuty):
        aimed = _aimed_elsewhere(procedure, event)
        if aimed is not None:
            yield "after another outcome", replace(norm, after=aimed)


def _aimed_elsewhere(procedure: Procedure, event: Event) -> Event | None:
    for place, each in enumerate(event.any_of):
        if isinstance(each, Taking) and each.outcomes:
            others = [o for o in procedure.steps[each.step].outcomes if o not in each.outcomes]
            if others:
                turned = replace(each, outcomes=(others[0],))
                return Event((*event.any_of[:place], turned, *event.any_of[place + 1 :]))
    return None


def _with(pack: Pack, procedure: Procedure, norm: Norm, other: Norm) -> Pack:
    rules = tuple(_rule_with(rule, norm, other) for rule in procedure.rules)
    changed = replace(procedure, rules=rules)
    return replace(pack, procedures={**pack.procedures, procedure.name: changed})


def _rule_with(rule: Rule, norm: Norm, other: Norm) -> Rule:
    def put(norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
        return tuple(other if each is norm else each for each in norms)

    questions = tuple((question, put(settled)) for question, settled in rule.questions)
    return replace(rule, norms=put(rule.norms), questions=questions)
