"""Every small change to one sentence: dropped, weakened, aimed elsewhere, given to another, its time changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import singledispatch

from held.engine.unproved import without
from held.language.conditions import Condition
from held.language.events import Event
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    StandsIn,
    Stop,
    Tells,
)
from held.language.pack import Pack, Procedure, Rule
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Limit, Time, Within
from tests.mutants.aiming import other_conditions, other_events


@dataclass(frozen=True)
class Mutant:
    """A pack with one sentence changed, and what was done to it."""

    procedure: str
    norm: Norm
    change: str
    pack: Pack


@dataclass(frozen=True)
class Around:
    """What stands around a sentence."""

    pack: Pack
    procedure: Procedure


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Every mutant of every sentence, in the order of the files."""
    for procedure in pack.procedures.values():
        around = Around(pack, procedure)
        for norm in procedure.norms:
            yield Mutant(procedure.name, norm, "dropped", without(pack, procedure, norm))
            for change, other in changes(norm, around):
                yield Mutant(procedure.name, norm, change, _with(pack, procedure, norm, other))


def changes(norm: Norm, around: Around) -> Iterator[tuple[str, Norm]]:
    """Every sentence that is this one with one small thing changed."""
    yield from changed(norm, around)
    for each in fields(norm):
        value = getattr(norm, each.name)
        if isinstance(value, Event):
            for change, event in other_events(around.pack, around.procedure, value):
                yield change, replace(norm, **{each.name: event})
        if isinstance(value, Condition):
            for change, condition in other_conditions(around.procedure, value):
                yield change, replace(norm, **{each.name: condition})
            if each.name in ("when", "unless"):
                yield f"its {each.name} left out", replace(norm, **{each.name: None})


@singledispatch
def changed(norm: Norm, around: Around) -> Iterable[tuple[str, Norm]]:
    """What can be changed in a sentence of this kind alone."""
    raise NotImplementedError(type(norm).__name__)


@changed.register
def _(norm: Duty, around: Around) -> Iterator[tuple[str, Norm]]:
    if norm.force != "may":
        yield "weakened to may", replace(norm, force="may", time=None, counted_from=None)
    if norm.force == "must":
        yield "weakened to should", replace(norm, force="should")
    step = around.procedure.steps[norm.step]
    for role in [r for r in step.roles if r != (norm.role or step.roles[0])][:1]:
        if norm.force != "may":
            yield f"given to {role}", replace(norm, role=role)
    yield from _aimed_at_another_step(norm, around)
    for change, time in _other_times(norm.time):
        yield change, replace(norm, time=time)
    if norm.counted_from:
        yield "counted from its own event", replace(norm, counted_from=None)
    if norm.each_time:
        yield "once, and not each time", replace(norm, each_time=False, unless_already_done=False)
    if norm.unless_already_done:
        yield "also where it is done already", replace(norm, unless_already_done=False)


@changed.register
def _(norm: InnerDuty, around: Around) -> Iterator[tuple[str, Norm]]:
    for change, time in _other_times(norm.time):
        yield change, replace(norm, time=time)
    if norm.role:
        yield "given to the lead", replace(norm, role=None)
    if norm.each_time:
        yield "once, and not each time", replace(norm, each_time=False)


@changed.register
def _(norm: Opening, around: Around) -> Iterator[tuple[str, Norm]]:
    if norm.closes:
        yield "never closed", replace(norm, closes=None)
    if norm.for_safety:
        yield "no longer for safety", replace(norm, for_safety=False)
    yield from _aimed_at_another_step(norm, around)


@changed.register
def _(norm: Returning, around: Around) -> Iterator[tuple[str, Norm]]:
    for change, every in _other_times(norm.every):
        if every is not None:
            yield change, replace(norm, every=every)
    yield from _aimed_at_another_step(norm, around)


@changed.register
def _(norm: Only, around: Around) -> Iterator[tuple[str, Norm]]:
    if norm.if_possible:
        yield "hardened to only", replace(norm, if_possible=False)
    else:
        yield "weakened to if possible", replace(norm, if_possible=True)
    yield from _aimed_at_another_step(norm, around)


@changed.register
def _(norm: Stop, around: Around) -> Iterator[tuple[str, Norm]]:
    for step in norm.steps if len(norm.steps) > 1 else ():
        yield f"without “{step}”", replace(norm, steps=tuple(s for s in norm.steps if s != step))
    if norm.closes:
        yield "never lifted", replace(norm, closes=None)


@changed.register
def _(norm: StandsIn, around: Around) -> Iterator[tuple[str, Norm]]:
    for step in norm.steps if len(norm.steps) > 1 else ():
        yield f"without “{step}”", replace(norm, steps=tuple(s for s in norm.steps if s != step))


@changed.register
def _(norm: Holds, around: Around) -> Iterator[tuple[str, Norm]]:
    if norm.closes:
        yield "held for ever", replace(norm, closes=None)
    for service in _others(around.pack.services, norm.service):
        yield f"held by {service}", replace(norm, service=service)


@changed.register
def _(norm: LeadPasses, around: Around) -> Iterator[tuple[str, Norm]]:
    for role in _others(around.procedure.roles, norm.role):
        yield f"passes to {role}", replace(norm, role=role)


@changed.register
def _(norm: Tells, around: Around) -> Iterator[tuple[str, Norm]]:
    for role in _others(around.pack.roles, norm.role):
        yield f"tells {role}", replace(norm, role=role)


@changed.register
def _(norm: Sends, around: Around) -> Iterator[tuple[str, Norm]]:
    for service in _others(around.pack.services, norm.service):
        yield f"goes to {service}", replace(norm, service=service)
    for paper in _others(around.pack.papers, norm.paper):
        yield f"sends {paper}", replace(norm, paper=paper)


@changed.register
def _(norm: RecordedAs, around: Around) -> Iterator[tuple[str, Norm]]:
    for kind in _others(around.pack.kinds, norm.kind):
        yield f"recorded as {kind}", replace(norm, kind=kind)


@changed.register
def _(norm: SomeoneElse, around: Around) -> Iterator[tuple[str, Norm]]:
    for step in _others(around.procedure.steps, norm.other):
        yield f"other than the one {step}", replace(norm, other=step)


@changed.register
def _(norm: MustInclude, around: Around) -> Iterator[tuple[str, Norm]]:
    for ask in norm.asks if len(norm.asks) > 1 else ():
        yield f"without “{ask}”", replace(norm, asks=tuple(a for a in norm.asks if a != ask))


@changed.register
def _(norm: GoesTo, around: Around) -> Iterator[tuple[str, Norm]]:
    for service in _others(around.pack.services, norm.service):
        yield f"goes to {service}", replace(norm, service=service)


@changed.register
def _(norm: Ends, around: Around) -> Iterator[tuple[str, Norm]]:
    if norm.service:
        for service in _others(around.pack.services, norm.service):
            yield f"left with {service}", replace(norm, service=service)
    if norm.result:
        for result in _others(around.procedure.endings, norm.result):
            yield f"ends as {result}", replace(norm, result=result)
    if norm.begins:
        yield "begins nothing", replace(norm, begins=None)
    yield "whatever is owed, or not", replace(norm, whatever_is_owed=not norm.whatever_is_owed)


def _aimed_at_another_step(norm: Norm, around: Around) -> Iterator[tuple[str, Norm]]:
    steps = list(around.procedure.steps)
    step = steps[(steps.index(norm.step) + 1) % len(steps)]  # type: ignore[union-attr]
    if step != norm.step:  # type: ignore[union-attr]
        yield f"aimed at “{step}”", replace(norm, step=step)  # type: ignore[call-arg]


def _other_times(time: Time | None) -> Iterator[tuple[str, Time | None]]:
    match time:
        case Within(number, unit):
            yield "a longer time", Within(number + 1, unit)
            yield "no time", None
        case Before(number, unit, date):
            yield "a longer time", Before(number + 1, unit, date)
            yield "no time", None
        case ByStatute(limit):
            yield "a longer time", ByStatute(_a_unit_more(limit))
            yield "no time", None
        case AtOnce() | ByMeeting():
            yield "no time", None
        case _:
            pass


def _a_unit_more(limit: Limit) -> Limit:
    longer = (
        replace(value, length=replace(value.length, number=value.length.number + 1)) for value in limit.values
    )
    return replace(limit, values=tuple(longer))


def _others(names: Iterable[str], but: str) -> list[str]:
    return [name for name in sorted(names) if name != but][:1]


def _with(pack: Pack, procedure: Procedure, norm: Norm, other: Norm) -> Pack:
    rules = tuple(_rule_with(rule, norm, other) for rule in procedure.rules)
    changed_one = replace(procedure, rules=rules)
    return replace(pack, procedures={**pack.procedures, procedure.name: changed_one})


def _rule_with(rule: Rule, norm: Norm, other: Norm) -> Rule:
    def put(norms: tuple[Norm, ...]) -> tuple[Norm, ...]:
        return tuple(other if each is norm else each for each in norms)

    questions = tuple((question, put(settled)) for question, settled in rule.questions)
    return replace(rule, norms=put(rule.norms), questions=questions)
