"""How a transition stands at a moment."""

from datetime import datetime
from functools import partial

from held.engine.arrival import arrival
from held.engine.because import because
from held.engine.folding import fold
from held.engine.history import History
from held.engine.looking import Look, look_at
from held.engine.owing import is_beginning, what_opens
from held.engine.passable import is_barred
from held.engine.situation import Holder, InnerRun, Situation, StepStanding, StepState, Why
from held.engine.state import Run, State
from held.engine.trial import ending_held_up
from held.language.norms import InnerDuty
from held.language.pack import Pack


def situation(*, pack: Pack, procedure: str, history: History, moment: datetime) -> Situation:
    """How the transition with this history stands at this moment: open, owed, stopped, held, led, ended.

    Raises ValueError for a history that doesn't begin with its beginning, KeyError for a procedure the pack lacks.
    """
    return standing(fold(pack=pack, procedure=procedure, history=history), moment)


def standing(state: State, moment: datetime) -> Situation:
    """The situation of a history that has been read. Why each step stands so is put into words when that is asked, of this
    same state: read on in a copy.
    """
    look = look_at(state, moment)
    outer = state.outer
    return Situation(
        moment=moment,
        duties=tuple([duty for duty in look.owed if not isinstance(duty.norm, InnerDuty)]),
        inner_owed=tuple([duty for duty in look.owed if isinstance(duty.norm, InnerDuty)]),
        steps=tuple([step for run in (outer, *state.open_inner()) for step in _steps(look, run)]),
        holders=tuple([Holder(service, since, norm) for service, (since, norm) in state.holders.items()]),
        lead=state.lead,
        lead_role=state.lead_role,
        named=tuple(sorted(state.named.items())),
        inner=tuple([_inner_run(run) for run in state.runs.values() if run.name]),
        may_begin=_may_begin(state),
        ended=outer.ended,
        arrival=arrival(state),
        teams=tuple(sorted(state.teams.items())),
    )


def _may_begin(state: State) -> tuple[str, ...]:
    inside = state.outer.tables.procedure.inside
    if not inside or state.outer.ended:
        return ()
    running = {run.tables.procedure.name for run in state.open_inner()}
    return tuple(inner for inner in inside if inner not in running)


def _inner_run(run: Run) -> InnerRun:
    ended = run.ended
    return InnerRun(
        run.name,
        run.tables.procedure.name,
        run.began.happened,
        ended.result if ended else None,
        ended.at if ended else None,
    )


def _steps(look: Look, run: Run) -> list[StepStanding]:
    why = Why(partial(because, look, run))
    return [_step(look, run, step, why) for step in run.tables.procedure.steps]


def _step(look: Look, run: Run, step: str, why: Why) -> StepStanding:
    """For whoever may take it: who acts is judged when it is taken."""
    replaced_by = None if run.ended else run.stand_in(step)
    opened_by = () if replaced_by else what_opens(run, step)
    for_safety = run.safety(step)
    state: StepState
    if replaced_by:
        state = "replaced"
    elif run.ended or not (opened_by or is_beginning(run, step)):
        state = "done" if run.counts(step, ()) else "not asked for"
    elif not for_safety and (is_barred(look.state, run, step) or _end_waits(look, run, step)):
        state = "stopped"
    else:
        state = "open"
    return StepStanding(step, run.name, state, opened_by, replaced_by, for_safety, why)


def _end_waits(look: Look, run: Run, step: str) -> bool:
    """Whether the step would end this however it comes out, and something is owed each time that has to come first."""
    if ("step", step) not in run.tables.ends or not look.waits_for_others(run, step):
        return False
    return all(
        look.owes(ending_held_up(look.state, run, step, outcome, look.moment))
        for outcome in run.tables.procedure.steps[step].outcomes or (None,)
    )
