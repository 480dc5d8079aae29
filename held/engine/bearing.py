"""What bears on whether a step is open: every step, answer, name and lateness that any sentence about it looks at, and
what those rest on in their turn. Whatever is outside changes nothing for the step, so no search needs to try it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from held.engine.tables import tables_of
from held.language.conditions import Condition, Done, Ended, InnerOpen, Stands
from held.language.events import Event, InnerEnd, Lateness, Taking
from held.language.norms import (
    Duty,
    Ends,
    InnerDuty,
    LeadPasses,
    Norm,
    Only,
    Opening,
    Returning,
    StandsIn,
    Stop,
)
from held.language.pack import Pack, Procedure
from held.language.steps import AskKind


@dataclass
class Bearing:
    """Steps, facts and lateness by their procedure; inner procedures, roles and procedures beside this one by name."""

    steps: set[tuple[str, str]] = field(default_factory=set)
    facts: set[tuple[str, str]] = field(default_factory=set)
    late: set[tuple[str, str]] = field(default_factory=set)
    inner: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)


def bearing_on(*, pack: Pack, procedure: str, step: str) -> Bearing:
    """On a step of a procedure."""
    found = Bearing()
    waiting = [(procedure, step)]
    while waiting:
        at = waiting.pop()
        if at in found.steps:
            continue
        found.steps.add(at)
        of = pack.procedures[at[0]]
        waiting.extend(_resting_on(found, pack, of, at[1]))
        # An end of the transition opens nothing, so what it waits for matters to the step that was asked about alone.
        if of.is_inner or at == (procedure, step):
            waiting.extend(_waited_for(found, pack, of, at[1]))
    return found


def _resting_on(found: Bearing, pack: Pack, procedure: Procedure, step: str) -> Iterator[tuple[str, str]]:
    for norm in tables_of(procedure).norms:
        if _speaks_of(norm, step):
            yield from _looked_at(found, pack, procedure, norm)
        if isinstance(norm, Ends) and _hears(norm.event, step):
            yield from _conditions(found, pack, procedure, norm.unless)
        if isinstance(norm, LeadPasses) and _hears(norm.after, step):
            yield from _naming(found, procedure, norm.role)


def _speaks_of(norm: Norm, step: str) -> bool:
    match norm:
        case Duty() | Opening() | Returning() | Only():
            return norm.step == step
        case Stop() | StandsIn():
            return step in norm.steps
        case _:
            return False


def _hears(event: Event, step: str) -> bool:
    return any(isinstance(each, Taking) and each.step == step for each in event.any_of)


def _looked_at(found: Bearing, pack: Pack, procedure: Procedure, norm: Norm) -> Iterator[tuple[str, str]]:
    for name in ("after", "opens", "closes", "event"):
        yield from _events(found, pack, procedure, getattr(norm, name, None))
    for name in ("when", "unless", "needs", "during"):
        yield from _conditions(found, pack, procedure, getattr(norm, name, None))


def _waited_for(found: Bearing, pack: Pack, procedure: Procedure, step: str) -> Iterator[tuple[str, str]]:
    """What an ending by this step may wait for: every `must`."""
    ends = (norm for norm in tables_of(procedure).norms if isinstance(norm, Ends))
    if not any(_hears(norm.event, step) and not norm.whatever_is_owed for norm in ends):
        return
    names = (procedure.name,) if procedure.is_inner else (procedure.name, *procedure.inside)
    for name in names:
        for norm in tables_of(pack.procedures[name]).norms:
            if isinstance(norm, Duty | Returning):
                yield name, norm.step
            elif isinstance(norm, InnerDuty):
                yield from _inner(found, pack, norm.inner)


def _events(
    found: Bearing, pack: Pack, procedure: Procedure, event: Event | None
) -> Iterator[tuple[str, str]]:
    for occurrence in event.any_of if event else ():
        match occurrence:
            case Taking(step):
                yield procedure.name, step
            case Lateness(step):
                found.late.add((procedure.name, step))
                yield procedure.name, step
            case InnerEnd(inner):
                yield from _inner(found, pack, inner)
            case _:
                pass


def _conditions(
    found: Bearing, pack: Pack, procedure: Procedure, condition: Condition | None
) -> Iterator[tuple[str, str]]:
    for part in condition.parts if condition else ():
        match part:
            case Done(step):
                yield procedure.name, step
            case InnerOpen(inner) | Ended(inner):
                yield from _inner(found, pack, inner)
            case Stands(name) if name in procedure.known:
                known = procedure.known[name]
                if known.running:
                    found.beside.add(known.running)
                else:
                    yield from _naming(found, procedure, known.names)
            case Stands(name):
                found.facts.add((procedure.name, name))
                for asking in procedure.steps.values():
                    if any(ask.name == name for ask in asking.asks):
                        yield procedure.name, asking.name


def _inner(found: Bearing, pack: Pack, inner: str) -> Iterator[tuple[str, str]]:
    found.inner.add(inner)
    for step in pack.procedures[inner].steps:
        yield inner, step


def _naming(found: Bearing, procedure: Procedure, role: str) -> Iterator[tuple[str, str]]:
    found.roles.add(role)
    for step in procedure.steps.values():
        asked = any(ask.kind is AskKind.WORKER and ask.role == role for ask in step.asks)
        if asked or role in step.between or role in step.accompanied_by:
            yield procedure.name, step.name
