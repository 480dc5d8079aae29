"""Why a step that is asked for may not be taken: `only` sentences that are not met, and `do not` sentences that stand."""

from collections.abc import Iterator

from held.engine.judging import judge, judge_part, stands
from held.engine.looking import Look
from held.engine.situation import Reason
from held.engine.state import Run, View
from held.engine.wording import is_bare, listed, statements, the_event, the_parts
from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.norms import Only, Stop
from held.language.pack import Known, Procedure
from held.language.steps import AskKind


def unmet(look: Look, run: Run, step: str) -> Iterator[Reason]:
    """Every `only` of the step that is not known to be met; `if possible` among them, as a warning."""
    for gate in run.tables.about[step].gates:
        if is_unmet(gate, look.view(run)):
            yield _unmet(look, run, gate)


def is_unmet(gate: Only, view: View) -> bool:
    """Whether an `only` is not known to be met, and nothing excuses from it."""
    return judge(gate.needs, view) is not True and not stands(gate.unless, view)


def is_standing(stop: Stop, run: Run, view: View) -> bool:
    """Whether a `do not` stands now."""
    if stands(stop.unless, view):
        return False
    return stop.id in run.spans or stands(stop.during, view)


def _unmet(look: Look, run: Run, gate: Only) -> Reason:
    procedure = run.tables.procedure
    view = look.view(run)
    missing = [part for part in gate.needs.parts if judge_part(part, view) is not True]
    unknown = [part for part in missing if judge_part(part, view) is None]
    verb = "should come only" if gate.if_possible else "can go ahead only"
    says = f"This {verb} {the_parts(procedure, missing, gate.needs.joined)}"
    says += "."
    if gate.unless:
        says += f" That is not needed if {statements(procedure, gate.unless)}."
    for part in unknown:
        if isinstance(part, Stands):
            says += f" It is not known {_whether(procedure, part)}."
    ways = [_way(look, run, part) for part in missing]
    lets = (" Or: " if gate.needs.joined == "or" else " ").join(words for words, _ in ways)
    if gate.if_possible:
        return Reason(
            says, gate.cites, f"{lets} Or say why it goes ahead without.", ways[0][1], "if possible", gate.id
        )
    return Reason(says, gate.cites, lets, ways[0][1], "unknown" if unknown else "only", gate.id)


def _whether(procedure: Procedure, part: Stands) -> str:
    if is_bare(procedure, part.name):
        return f"whether {part.name}"
    return f"whether {part.name} is {part.value}"


def _way(look: Look, run: Run, part: Part) -> tuple[str, str | None]:
    """What would make one part so, and the step or known that it needs."""
    procedure = run.tables.procedure
    match part:
        case Done(step, outcomes, negated):
            if negated:
                return f"Nothing, once this is done: {step}.", None
            return look.ask(run, step, outcomes), step
        case Ended(inner, _, negated):
            if negated:
                return f"It can go ahead once the {inner} has come to another end.", None
            return (
                settle_inner(look, inner) if look.view(run).is_open(inner) else (f"Begin the {inner}.", None)
            )
        case InnerOpen(inner, negated):
            return settle_inner(look, inner) if negated else (f"Begin the {inner}.", None)
        case Stands(name, value, negated):
            known = procedure.known.get(name)
            if known:
                return _of_the_record(look, run, known, wanted=(value == "yes") is not negated)
            asking = [
                step.name for step in procedure.steps.values() if any(a.name == name for a in step.asks)
            ]
            return f"It is answered in: {listed(asking, 'or')}.", asking[0] if asking else None


def _of_the_record(look: Look, run: Run, known: Known, *, wanted: bool) -> tuple[str, str | None]:
    """What would make the record answer yes, or, where that is not wanted, no."""
    if known.running:
        return (f"Begin the {known.running}." if wanted else f"Bring the {known.running} to its end."), None
    if not wanted:
        return f"It can go ahead once nobody is named as {known.names} any more.", None
    return _naming(look, run, known)


def _naming(look: Look, run: Run, known: Known) -> tuple[str, str | None]:
    """The step by which somebody is named in the role; one within reach, where there is one."""
    naming = [
        step.name
        for step in run.tables.procedure.steps.values()
        if any(ask.kind is AskKind.WORKER and ask.role == known.names for ask in step.asks)
    ]
    naming.sort(key=lambda step: not look.reachable(run, step))
    if not naming:
        return f"Name the {known.names}.", known.name
    return look.ask(run, naming[0]), naming[0]


def settle_inner(look: Look, inner: str) -> tuple[str, str | None]:
    """How an open inner procedure comes to its end: by the step that is owed in it, where there is one."""
    for run in look.state.open_inner():
        if run.tables.procedure.name == inner:
            for duty in look.owed:
                if duty.run == run.name:
                    return f"Bring the {inner} to its end: {look.ask(run, duty.step)}", duty.step
    return f"Bring the {inner} to its end.", None


def stopped(look: Look, run: Run, step: str) -> Iterator[Reason]:
    """Every `do not` that stands for the step now. The step's clocks run on."""
    procedure = run.tables.procedure
    view = look.view(run)
    for stop in run.tables.about[step].stops:
        if not is_standing(stop, run, view):
            continue
        if stop.id in run.spans:
            yield _stopped_meanwhile(look, run, stop)
        elif stop.during:
            lets, needs = _over(look, run, stop.during)
            yield Reason(
                f"This is stopped while {statements(procedure, stop.during)}.",
                stop.cites,
                lets,
                needs,
                "stop",
                stop.id,
            )


def _over(look: Look, run: Run, during: Condition) -> tuple[str, str | None]:
    """What would let go on what is stopped while this is so."""
    view = look.view(run)
    for part in during.parts:
        if isinstance(part, InnerOpen):
            return settle_inner(look, part.inner)
        known = run.tables.procedure.known.get(part.name) if isinstance(part, Stands) else None
        if known and isinstance(part, Stands) and judge_part(part, view):
            return _of_the_record(look, run, known, wanted=(part.value == "yes") is part.negated)
    return "It can go ahead when that has changed.", None


def _stopped_meanwhile(look: Look, run: Run, stop: Stop) -> Reason:
    procedure = run.tables.procedure
    assert stop.opens is not None
    if stop.closes is None:
        says, lets = (
            f"This is stopped after {the_event(procedure, stop.opens)}.",
            "Nothing lets it go ahead now.",
        )
    else:
        says = f"This is stopped until {the_event(procedure, stop.closes)}."
        lets = f"It can go ahead after {the_event(procedure, stop.closes)}."
    return Reason(says, stop.cites, lets, None, "stop", stop.id)
