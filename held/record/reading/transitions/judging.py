"""What the engine says to a step somebody asks to take for one child: asked before it is recorded, and again then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from held.engine.acting import own_side
from held.engine.calendar import local_day
from held.engine.folding import fold
from held.engine.history import Began, History, StepTaken
from held.engine.situation import Refused, Taken
from held.engine.standing import situation
from held.engine.state import State
from held.engine.taking import begin, begin_inner, take_in
from held.language.pack import Pack, Procedure
from held.language.steps import AskKind, Step
from held.record.access import acting_roles
from held.record.reading.care.lead import lead_at
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.history import Heard, history_of
from held.record.tables.care.holding import Holding
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

LOOKED_AT = frozenset({AskKind.YES_OR_NO, AskKind.ONE_OF, AskKind.DATE, AskKind.DATE_AND_TIME})


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """What a step is judged on. `history` is empty where the step would begin a transition: then `lead` and `holder`
    are who leads and which service holds the child. `number`: the place the next happening will have on the chain. `read`:
    what the history comes to, where that has been worked out."""

    pack: Pack
    history: History
    acting: frozenset[str]
    number: int
    lead: str | None = None
    holder: str | None = None
    read: State | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """`began` and `inner_began` are the beginnings to record before the step."""

    pack: Pack
    procedure: Procedure
    step: Step
    history: History
    began: Began | None
    inner_began: Began | None
    act: StepTaken
    verdict: Taken | Refused

    def reasons_to_keep(self, reasons: Mapping[str, str]) -> dict[str, str]:
        """Those of the given reasons for which there is something it departs from."""
        warnings = self.verdict.warnings if isinstance(self.verdict, Taken) else ()
        return {warned.norm: reasons[warned.norm] for warned in warnings if warned.norm in reasons}


@dataclass(frozen=True, kw_only=True)
class Judged(Judgement):
    """For a child of the record. `transition` is None where the step begins one. `number`: as in Grounds."""

    child: Child
    transition: Transition | None
    number: int


def judge(
    *,
    by: Worker,
    asked: StepAsked,
    part: ChildsPart,
    child: Child,
    open_now: Iterable[Heard],
    number: int,
    moment: datetime,
) -> Judged:
    """Reads what it is judged on besides `open_now`, the child's open transitions. Nothing is written.

    Raises KeyError where the pack has no such procedure or step.
    """
    going = next((one for one in open_now if one.transition.procedure == asked.procedure), None)
    transition = going.transition if going else None
    pack = pack_by_hash(transition.pack_hash) if transition else pack_in_force(on=local_day(moment))
    lead = None if transition else lead_at(child, moment)
    holder = None if transition else Holding.objects.filter(child=child, until=None).order_by("since").first()
    judgement = judge_on(
        Grounds(
            pack=pack,
            history=going.history if going else (),
            read=going.state if going else None,
            acting=acting_roles(by, child, pack),
            number=number,
            lead=lead.worker.public if lead else None,
            holder=holder.service if holder else None,
        ),
        by=by,
        asked=asked,
        part=part,
        moment=moment,
    )
    return Judged(**vars(judgement), child=child, transition=transition, number=number)


def judge_in_a_round(
    *,
    by: Worker,
    asked: StepAsked,
    part: ChildsPart,
    round_: Transition | None,
    number: int,
    moment: datetime,
) -> Judgement:
    """The same for the open round, or for one that the step would begin. Raises KeyError like `judge`, and LookupError
    where the procedure is no round."""
    pack = pack_by_hash(round_.pack_hash) if round_ else pack_in_force(on=local_day(moment))
    if not pack.procedures[asked.procedure].is_round:
        raise LookupError(f"“{asked.procedure}” is about a child, and recorded for one.")
    return judge_on(
        Grounds(
            pack=pack,
            history=history_of(round_) if round_ else (),
            acting=acting_roles(by, None, pack),
            number=number,
        ),
        by=by,
        asked=asked,
        part=part,
        moment=moment,
    )


def judge_on(
    grounds: Grounds, *, by: Worker, asked: StepAsked, part: ChildsPart, moment: datetime
) -> Judgement:
    """Of grounds that were read before: asks the record nothing. Raises KeyError like `judge`."""
    pack, history, acting = grounds.pack, grounds.history, grounds.acting
    procedure = pack.procedures[asked.procedure]
    step = pack.procedures[asked.inner or asked.procedure].steps[asked.step]
    began = None if history else _beginning(grounds, asked, by, moment)
    run, inner_began = _inner(grounds, asked, by, moment) if asked.inner else ("", None)
    first = grounds.number + (began is not None) + (inner_began is not None)
    act = act_in(asked, part, step, by=by.public, number=first, run=run, moment=moment)
    act = replace(act, named={**_own_side(step, by, acting, asked), **act.named})
    given = frozenset(asked.reasons)
    if began is not None:
        verdict = begin(
            pack=pack,
            procedure=asked.procedure,
            began=began,
            act=act,
            acting=acting,
            moment=moment,
            reasons_given=given,
        )
    elif inner_began is not None:
        verdict = begin_inner(
            pack=pack,
            procedure=asked.procedure,
            history=history,
            inner=asked.inner,
            began=inner_began,
            act=act,
            acting=acting,
            moment=moment,
            reasons_given=given,
        )
    else:
        state = grounds.read or fold(pack=pack, procedure=asked.procedure, history=history)
        verdict = take_in(state, act=act, acting=acting, moment=moment, reasons_given=given)
    return Judgement(
        pack=pack,
        procedure=procedure,
        step=step,
        history=history,
        began=began,
        inner_began=inner_began,
        act=act,
        verdict=verdict,
    )


def _beginning(grounds: Grounds, asked: StepAsked, by: Worker, moment: datetime) -> Began:
    """Who leads and which service holds the child as the transition begins."""
    return Began(
        number=grounds.number,
        happened=asked.happened,
        recorded=moment,
        by=by.public,
        procedure=asked.procedure,
        lead=grounds.lead,
        holder=grounds.holder,
    )


def _inner(grounds: Grounds, asked: StepAsked, by: Worker, moment: datetime) -> tuple[str, Began | None]:
    """The run an inner step belongs to: the one that is open, or a new one with its beginning.

    One whose beginning was struck keeps its name to itself: the strike may be taken back.
    """
    pack, history = grounds.pack, grounds.history
    if history:
        stands = situation(pack=pack, procedure=asked.procedure, history=history, moment=moment)
        runs = [run for run in stands.inner if run.procedure == asked.inner]
        if runs and runs[-1].ended is None:
            return runs[-1].run, None
    begun = [
        each for each in history if isinstance(each, Began) and each.run and each.procedure == asked.inner
    ]
    run = f"{asked.inner} {len(begun) + 1}"
    return run, Began(
        number=grounds.number,
        happened=asked.happened,
        recorded=moment,
        by=by.public,
        run=run,
        procedure=asked.inner,
    )


def _own_side(step: Step, by: Worker, acting: frozenset[str], asked: StepAsked) -> dict[str, str]:
    own = own_side(step, acting, asked.others)
    return {own: by.public} if own else {}


def act_in(
    asked: StepAsked,
    part: ChildsPart,
    step: Step,
    *,
    by: str | None,
    number: int,
    run: str,
    moment: datetime,
) -> StepTaken:
    """The step as the engine reads it. Only what norms look at: closed lists, dates, who is put in which role, and which asks
    have an answer."""
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
        by=by,
        run=run,
        step=asked.step,
        outcome=part.outcome,
        facts={name: answer for name, answer in answered.items() if asks[name].kind in LOOKED_AT},
        named={**asked.others, **named},
        teams={
            ask.service: str(answered[name])
            for name, ask in asks.items()
            if ask.service is not None and name in answered
        },
        answered=frozenset(answered),
    )
