"""How a transition stands at a moment."""

from datetime import datetime
from functools import partial

from held.engine.arrival import arrival
from held.engine.because import because
from held.engine.folding import fold
from held.engine.history import History
from held.engine.looking import Look, look_at
from held.engine.owing import is_beginning, openers
from held.engine.passable import is_barred
from held.engine.situation import Holder, InnerRun, Situation, StepStanding, StepState
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
    inner_runs = state.open_inner()
    running = {run.tables.procedure.name for run in inner_runs}
    return Situation(
        moment=moment,
        duties=tuple(duty for duty in look.owed if not isinstance(duty.norm, InnerDuty)),
        inner_owed=tuple(duty for duty in look.owed if isinstance(duty.norm, InnerDuty)),
        steps=tuple(
            step_standing(look, run, step)
            for run in (outer, *inner_runs)
            for step in run.tables.procedure.steps
        ),
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
    replaced_by = None if run.ended else run.stand_in(step)
    opened_by = () if replaced_by else openers(run, step)
    for_safety = run.safety(step)
    state: StepState
    if replaced_by:
        state = "replaced"
    elif run.ended or not (opened_by or is_beginning(run, step)):
        state = "done" if run.counts(step, ()) else "not asked for"
    elif not for_safety and (is_barred(run, step, look.view(run)) or _end_waits(look, run, step)):
        state = "stopped"
    else:
        state = "open"
    why = partial(because, look, run, step, state)
    return StepStanding(step, run.name, state, opened_by, replaced_by, for_safety, why)


def _end_waits(look: Look, run: Run, step: str) -> bool:
    """Whether the step would end this however it comes out, and something is owed each time that has to come first."""
    if ("step", step) not in run.tables.ends or not look.waits_for_others(run, step):
        return False
    return all(
        look.owes(ending_held_up(look.state, run, step, outcome, look.moment))
        for outcome in run.tables.procedure.steps[step].outcomes or (None,)
    )
