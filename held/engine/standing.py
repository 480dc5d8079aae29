"""How a transition stands at a moment."""

from datetime import datetime
from typing import Literal

from held.engine.against import Against, against
from held.engine.arrival import arrival
from held.engine.folding import fold
from held.engine.history import History
from held.engine.judging import judge
from held.engine.looking import Look, look_at
from held.engine.owing import openers
from held.engine.reasons import over, still_owed
from held.engine.situation import Holder, InnerRun, Reason, Situation, StepStanding
from held.engine.state import Run, State
from held.engine.tables import fits
from held.engine.trial import imagined, musts_elsewhere, try_out
from held.engine.wording import statements
from held.language.norms import Duty, InnerDuty, Norm
from held.language.pack import Pack


def situation(*, pack: Pack, procedure: str, history: History, moment: datetime) -> Situation:
    """How the transition with this history stands at this moment: open, owed, stopped, held, led, ended.

    Raises ValueError for a history that doesn't begin with its beginning, KeyError for a procedure the pack lacks.
    """
    return standing(fold(pack=pack, procedure=procedure, history=history), moment)


def standing(state: State, moment: datetime) -> Situation:
    """The situation of a history that has been read."""
    look = look_at(state, moment)
    outer = state.outer
    runs = [outer, *state.open_inner()]
    running = {run.tables.procedure.name for run in state.open_inner()}
    return Situation(
        moment=moment,
        duties=tuple(duty for duty in look.owed if not isinstance(duty.norm, InnerDuty)),
        inner_owed=tuple(duty for duty in look.owed if isinstance(duty.norm, InnerDuty)),
        steps=tuple(step_standing(look, run, step) for run in runs for step in run.tables.procedure.steps),
        holders=tuple(Holder(service, since, norm) for service, (since, norm) in state.holders.items()),
        lead=state.lead,
        lead_role=state.lead_role,
        named=tuple(sorted(state.named.items())),
        inner=tuple(_inner_run(run) for name, run in state.runs.items() if name),
        may_begin=()
        if outer.ended
        else tuple(inner for inner in outer.tables.procedure.inside if inner not in running),
        ended=outer.ended,
        arrival=arrival(state),
        teams=tuple(sorted(state.teams.items())),
    )


def _inner_run(run: Run) -> InnerRun:
    ended = run.ended
    return InnerRun(
        run.name,
        run.tables.procedure.name,
        run.began.happened,
        ended.result if ended else None,
        ended.at if ended else None,
    )


def step_standing(look: Look, run: Run, step: str) -> StepStanding:
    """How one step of a run stands, for whoever may take it: who acts is judged when it is taken."""
    if run.ended:
        state: Literal["done", "not asked for"] = "done" if run.counts(step, ()) else "not asked for"
        return StepStanding(step, run.name, state, (over(run),))
    opened_by = openers(run, step)
    cites = tuple(dict.fromkeys(norm.cites for norm in opened_by))
    if run.safety(step):
        return StepStanding(step, run.name, "open", (), (), opened_by, cites, for_safety=True)
    found = against(look, run, step)
    questions = _questions(look, run, step)
    if found.stand_in:
        return StepStanding(step, run.name, "replaced", found.reasons, cites=(found.stand_in.cites,))
    if not found.is_open:
        if run.counts(step, ()):
            return StepStanding(step, run.name, "done", (), questions)
        return StepStanding(step, run.name, "not asked for", found.reasons, questions)
    ending, some = _ending(look, run, step, found)
    reasons = (*found.reasons, *ending)
    return StepStanding(
        step,
        run.name,
        "stopped" if reasons else "open",
        reasons,
        (*found.warnings, *some, *questions),
        opened_by,
        cites,
    )


def _ending(look: Look, run: Run, step: str, found: Against) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """What an ending by this step would wait for: stops it where every outcome would, else warns."""
    listeners = [each for each in run.tables.ends.get(("step", step), ()) if not each.norm.whatever_is_owed]
    if not listeners or not musts_elsewhere(look.state, run, step):
        return (), ()
    outcomes = run.tables.procedure.steps[step].outcomes or (None,)
    reasons: dict[Reason, None] = {}
    waits = 0
    for outcome in outcomes:
        if any(fits(listener.occurrence, outcome) for listener in listeners):
            act = imagined(run, step, outcome, look.moment)
            held_up = still_owed(look, outcome, try_out(look.state, act).held_up_by)
            waits += bool(held_up)
            reasons.update(dict.fromkeys(reason for reason in held_up if reason.needs not in found.needed))
    return (tuple(reasons), ()) if waits == len(outcomes) else ((), tuple(reasons))


def _questions(look: Look, run: Run, step: str) -> tuple[Reason, ...]:
    """A duty whose `when` is not known asks nothing of anybody, and shows the question."""
    return tuple(
        _question(run, fired.norm)
        for fired in run.fired.values()
        if isinstance(fired.norm, Duty)
        and fired.norm.step == step
        and fired.norm.when
        and judge(fired.norm.when, look.view(run)) is None
    )


def _question(run: Run, norm: Norm) -> Reason:
    assert isinstance(norm, Duty)
    assert norm.when is not None
    said = statements(run.tables.procedure, norm.when)
    return Reason(
        f"It is not known whether {said}. If so, this is owed.",
        norm.cites,
        f"Say whether {said}.",
        kind="unknown",
        norm=norm.id,
    )
