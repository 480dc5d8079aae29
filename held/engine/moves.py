"""What may lawfully happen next in a transition, each as it would be read: the moves of a search."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from held.engine.bearing import Bearing
from held.engine.folding import read_on
from held.engine.history import Answer, Began, Happening, KnownChanged, Named, StepTaken, WentLate
from held.engine.owing import is_beginning, owed
from held.engine.passable import may_pass, taken
from held.engine.state import Run, State
from held.engine.tables import fits
from held.engine.wanting import Wanted
from held.engine.ways import ActKind
from held.language.norms import Duty, InnerDuty
from held.language.steps import Ask, AskKind, Step

Facts = tuple[tuple[str, Answer], ...]
MOMENT = timedelta(seconds=1)
SOMEBODY = "somebody, "


@dataclass(frozen=True, slots=True)
class Move:
    """`inner`: the inner procedure that the step belongs to. `norm`: of the duty that goes late. `due`: when it does.
    `names`: the roles in which the step names somebody. For "named" and "gone", `step` is the role;
    for "beside" and "over", the procedure."""

    kind: ActKind
    run: str
    step: str
    inner: str = ""
    outcome: str | None = None
    facts: Facts = ()
    names: tuple[str, ...] = ()
    norm: str = ""
    due: datetime | None = None


def moves(
    state: State, bearing: Bearing, moment: datetime, *, wanted: Wanted | None = None
) -> Iterator[Move]:
    """Everything that bears on what is searched for, or of that what is wanted next."""
    for run in (state.outer, *state.open_inner()):
        for move in _steps(state, run, bearing, "step"):
            if wanted is None or (run.name, move.step) in wanted.steps:
                yield move
    only = wanted or bearing
    for inner in state.outer.tables.procedure.inside:
        if inner in only.inner and not state.view(state.outer).is_open(inner):
            begun, run = _begun(state, inner, moment)
            yield from _steps(begun, run, bearing, "begin")
    for role in sorted(only.roles):
        yield from _named(state, role)
    for procedure in sorted(only.beside):
        yield from _beside(state, procedure)
    if only.late:
        yield from _late(state, only.late, moment)


def is_somebody(person: str) -> bool:
    """Whether this is nobody in particular, who only acts in a search."""
    return person.startswith(SOMEBODY)


def after(state: State, move: Move, moment: datetime) -> State | None:
    """The state the move leads to, made at this moment by somebody who has done nothing else yet; None where it is
    refused."""
    if move.kind in ("begin", "step"):
        if move.kind == "begin":
            state, _ = _begun(state, move.inner, moment)
        run = state.runs.get(move.run)
        if run is None or not may_pass(state, run, move.step):
            return None
        if move.kind == "begin" and not is_beginning(run, move.step):
            return None
        return taken(state, _taken(state, move, moment))
    if move.kind == "late" and all(
        (duty.run, duty.norm.id) != (move.run, move.norm) for duty in owed(state, moment)
    ):
        return None
    found = state.copy()
    for entry in _entries(state, move, moment):
        read_on(found, entry)
    return found


def _entries(state: State, move: Move, moment: datetime) -> Iterator[Happening]:
    """What the record or the clock would write."""
    number = state.last + 1
    if move.kind == "named":
        person = state.named.get(move.step, f"whoever is {move.step}")
        yield Named(number=number, happened=moment, recorded=moment, by=None, role=move.step, person=person)
    elif move.kind in ("gone", "beside", "over"):
        value = "yes" if move.kind == "beside" else "no"
        for known in _knowns(state, role=move.step) or _knowns(state, running=move.step):
            yield KnownChanged(
                number=number, happened=moment, recorded=moment, by=None, known=known, value=value
            )
    else:
        late = {"run": move.run, "norm": move.norm, "step": move.step}
        yield WentLate(number=number, happened=moment, recorded=moment, by=None, **late)


def _taken(state: State, move: Move, moment: datetime) -> StepTaken:
    procedure = state.pack.procedures[move.inner] if move.inner else state.outer.tables.procedure
    return StepTaken(
        number=state.last + 1,
        happened=moment,
        recorded=moment,
        by=f"{SOMEBODY}{state.last}",
        run=move.run,
        step=move.step,
        outcome=move.outcome,
        facts=dict(move.facts),
        named={role: state.named.get(role, f"whoever is {role}") for role in move.names},
        answered=frozenset(ask.name for ask in procedure.steps[move.step].asks),
    )


def _begun(state: State, inner: str, moment: datetime) -> tuple[State, Run]:
    name = f"{inner} {1 + sum(run.tables.procedure.name == inner for run in state.runs.values())}"
    begun = state.copy()
    read_on(
        begun,
        Began(number=state.last + 1, happened=moment, recorded=moment, by=None, run=name, procedure=inner),
    )
    return begun, begun.runs[name]


def _steps(state: State, run: Run, bearing: Bearing, kind: ActKind) -> Iterator[Move]:
    procedure = run.tables.procedure
    for step in procedure.steps.values():
        if (procedure.name, step.name) not in bearing.steps:
            continue
        if kind == "begin" and not is_beginning(run, step.name):
            continue
        if may_pass(state, run, step.name):
            inner = procedure.name if run.name else ""
            for outcome in step.outcomes or (None,):
                for facts in _answers(run, step, outcome, bearing):
                    for names in _naming(run, step, outcome, bearing):
                        yield Move(kind, run.name, step.name, inner, outcome, facts, names)


def _answers(run: Run, step: Step, outcome: str | None, bearing: Bearing) -> Iterator[Facts]:
    """Every way to answer what a sentence looks at; to leave it unanswered comes first, where that may be."""
    must = _must_include(run, step, outcome)
    asks = [ask for ask in step.asks if (run.tables.procedure.name, ask.name) in bearing.facts]
    choices: list[list[Answer | None]] = []
    for ask in asks:
        choices.append([*(() if ask.name in must else (None,)), *answers_of(ask)])
    for answers in product(*choices):
        yield tuple((ask.name, said) for ask, said in zip(asks, answers, strict=True) if said is not None)


def answers_of(ask: Ask) -> tuple[Answer, ...]:
    """What may be answered, where there is a list; of several, one alone."""
    values = ask.values or (("yes", "no") if ask.kind is AskKind.YES_OR_NO else ())
    return tuple((one,) if ask.kind is AskKind.SEVERAL_OF else one for one in values)


def _naming(run: Run, step: Step, outcome: str | None, bearing: Bearing) -> Iterator[tuple[str, ...]]:
    """Everybody it asks for is named; and, where that is looked at and may be left out, only those who have to be."""
    beside = (*step.between, *step.accompanied_by)
    asked = {ask.name: ask.role for ask in step.asks if ask.kind is AskKind.WORKER and ask.role}
    yield (*beside, *asked.values())
    must = _must_include(run, step, outcome)
    if any(role in bearing.roles and name not in must for name, role in asked.items()):
        yield (*beside, *(role for name, role in asked.items() if name in must))


def _must_include(run: Run, step: Step, outcome: str | None) -> set[str]:
    return {
        ask
        for include in run.tables.about[step.name].must_include
        if any(fits(occurrence, outcome) for occurrence in include.event.any_of)
        for ask in include.asks
    }


def _knowns(state: State, *, role: str = "", running: str = "") -> Mapping[str, None]:
    runs = (state.outer, *state.open_inner())
    return {
        known.name: None
        for run in runs
        for known in run.tables.procedure.known.values()
        if (known.names, known.running) == (role, running)
    }


def _named(state: State, role: str) -> Iterator[Move]:
    """The record names somebody in a role, or nobody any more."""
    view = state.view(state.outer)
    knowns = _knowns(state, role=role)
    if role not in state.named or any(view.value(known) == "no" for known in knowns):
        yield Move("named", "", role)
    elif knowns:
        yield Move("gone", "", role)


def _beside(state: State, procedure: str) -> Iterator[Move]:
    """Another procedure of the child begins, or comes to its end."""
    view = state.view(state.outer)
    runs = any(view.value(known) == "yes" for known in _knowns(state, running=procedure))
    yield Move("over" if runs else "beside", "", procedure)


def _late(state: State, waited_for: set[tuple[str, str]], moment: datetime) -> Iterator[Move]:
    """Somebody lets a date pass, and the clock says so."""
    for duty in owed(state, moment):
        run = state.runs[duty.run]
        kept = run.fired.get(duty.norm.id) or run.spans.get(duty.norm.id)
        step = duty.norm.inner if isinstance(duty.norm, InnerDuty) else duty.step
        if kept is not None and not kept.late and (run.tables.procedure.name, step) in waited_for:
            yield Move("late", run.name, step, norm=duty.norm.id, due=duty.due)


def asks_to_begin(run: Run, inner: str) -> bool:
    """Whether an inner procedure is owed."""
    return any(isinstance(each.norm, InnerDuty) and each.norm.inner == inner for each in run.owed_fired())


def is_owed(state: State, move: Move) -> bool:
    """Whether somebody owes it as things stand."""
    if move.kind == "begin":
        return asks_to_begin(state.outer, move.inner)
    run = state.runs.get(move.run)
    if move.kind != "step" or run is None:
        return False
    fired = any(isinstance(each.norm, Duty) and each.norm.step == move.step for each in run.owed_fired())
    return fired or any(getattr(each.norm, "step", "") == move.step for each in run.owed_spans())


def is_for_safety(state: State, move: Move) -> bool:
    """Whether the step is open for safety as things stand."""
    run = state.runs.get(move.run)
    return move.kind == "step" and run is not None and run.safety(move.step)
