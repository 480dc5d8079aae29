"""What the engine says to a step somebody asks to take for one child: asked before it is recorded, and again then."""

from dataclasses import dataclass, replace
from datetime import datetime

from held.engine.history import Began, History, StepTaken
from held.engine.situation import Refused, Situation, Taken
from held.engine.standing import situation
from held.engine.taking import begin, begin_inner, take
from held.language.pack import Pack, Procedure
from held.language.steps import AskKind, Step
from held.record.access import acting_roles
from held.record.reading.care.lead import lead_at
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.history import history_of
from held.record.tables.care.holding import Holding
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

CLOSED_LISTS = frozenset({AskKind.YES_OR_NO, AskKind.ONE_OF})


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`transition` is None where the step begins one. `began` and `inner_began` are the beginnings to record before
    the step; `history` is what the step was judged on."""

    child: Child
    pack: Pack
    procedure: Procedure
    step: Step
    transition: Transition | None
    history: History
    began: Began | None
    inner_began: Began | None
    act: StepTaken
    verdict: Taken | Refused


def open_transition(child: Child, procedure: str) -> Transition | None:
    return Transition.objects.filter(child=child, procedure=procedure, ended_at=None).first()


def judge(
    *,
    by: Worker,
    asked: StepAsked,
    part: ChildsPart,
    child: Child,
    number: int,
    moment: datetime,
    history: History | None = None,
) -> Judged:
    """`number` is the place the next happening will have on the child's chain. Nothing is written.

    Raises KeyError where the pack has no such procedure or step.
    """
    transition = open_transition(child, asked.procedure)
    pack = pack_by_hash(transition.pack_hash) if transition else pack_in_force(on=moment.date())
    procedure = pack.procedures[asked.procedure]
    step = pack.procedures[asked.inner or asked.procedure].steps[asked.step]
    so_far = history if history is not None else (history_of(transition) if transition else ())
    acting = acting_roles(by, child, pack)
    began = None if transition else _beginning(child, asked, by, number, moment)
    standing = (
        situation(pack=pack, procedure=asked.procedure, history=so_far, moment=moment) if so_far else None
    )
    run, inner_began = _inner(asked, by, so_far, standing, number, moment)
    first = number + (began is not None) + (inner_began is not None)
    act = _act_in(asked, part, step, by, first, run, moment)
    act = replace(act, named={**_own_side(step, by, acting, asked), **act.named})
    given = frozenset(asked.reasons)
    if began is not None:
        verdict = begin(
            pack=pack, procedure=asked.procedure, began=began, act=act, acting=acting, moment=moment
        )
    elif inner_began is not None:
        verdict = begin_inner(
            pack=pack,
            procedure=asked.procedure,
            history=so_far,
            inner=asked.inner,
            began=inner_began,
            act=act,
            acting=acting,
            moment=moment,
        )
    else:
        verdict = take(
            pack=pack,
            procedure=asked.procedure,
            history=so_far,
            act=act,
            acting=acting,
            moment=moment,
            reasons_given=given,
        )
    return Judged(
        child=child,
        pack=pack,
        procedure=procedure,
        step=step,
        transition=transition,
        history=so_far,
        began=began,
        inner_began=inner_began,
        act=act,
        verdict=verdict,
    )


def _beginning(child: Child, asked: StepAsked, by: Worker, number: int, moment: datetime) -> Began:
    """Who leads and which service holds the child as the transition begins."""
    lead = lead_at(child, moment)
    holder = Holding.objects.filter(child=child, until=None).order_by("since").first()
    return Began(
        number=number,
        happened=asked.happened,
        recorded=moment,
        by=by.public,
        procedure=asked.procedure,
        lead=lead.worker.public if lead else None,
        holder=holder.service if holder else None,
    )


def _inner(
    asked: StepAsked, by: Worker, history: History, standing: Situation | None, number: int, moment: datetime
) -> tuple[str, Began | None]:
    """The run an inner step belongs to: the one that is open, or a new one with its beginning."""
    if not asked.inner:
        return "", None
    runs = [run for run in standing.inner if run.procedure == asked.inner] if standing else []
    if runs and runs[-1].result is None:
        return runs[-1].run, None
    run = f"{asked.inner} {len(runs) + 1}"
    return run, Began(
        number=number,
        happened=asked.happened,
        recorded=moment,
        by=by.public,
        run=run,
        procedure=asked.inner,
    )


def _own_side(step: Step, by: Worker, acting: frozenset[str], asked: StepAsked) -> dict[str, str]:
    """In a step between two sides whoever records stands in their own side's role, as the other is named in theirs."""
    own = [role for role in step.between if role in acting and role not in asked.others]
    return {own[0]: by.public} if own else {}


def act_of(
    *,
    transition: Transition,
    asked: StepAsked,
    part: ChildsPart,
    by: Worker,
    number: int,
    run: str,
    moment: datetime,
) -> StepTaken:
    """The engine's entry for a step of an open or ended transition: what a correction puts in a wrong one's place."""
    pack = pack_by_hash(transition.pack_hash)
    step = pack.procedures[asked.inner or asked.procedure].steps[asked.step]
    return _act_in(asked, part, step, by, number, run, moment)


def _act_in(
    asked: StepAsked,
    part: ChildsPart,
    step: Step,
    by: Worker,
    number: int,
    run: str,
    moment: datetime,
) -> StepTaken:
    """Only what norms look at: closed lists, who is put in which role, and which asks have an answer."""
    asks = {ask.name: ask for ask in step.asks}
    answered = {
        name: answer for name, answer in part.answers.items() if name in asks and answer not in ("", ())
    }
    named = {
        ask.role: str(answered[name])
        for name, ask in asks.items()
        if ask.kind is AskKind.WORKER and ask.role and name in answered
    }
    return StepTaken(
        number=number,
        happened=asked.happened,
        recorded=moment,
        by=by.public,
        run=run,
        step=asked.step,
        outcome=part.outcome,
        facts={name: answer for name, answer in answered.items() if asks[name].kind in CLOSED_LISTS},
        named={**asked.others, **named},
        answered=frozenset(answered),
    )
