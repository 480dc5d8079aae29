"""Taking a step: refused with every reason, or taken with what follows at once. Nothing is stored here."""

from datetime import datetime

from held.engine.acting import not_theirs, same_person, unsaid
from held.engine.folding import fold, read_on
from held.engine.history import Began, History, StepTaken
from held.engine.looking import Look, look_at
from held.engine.owing import is_beginning, openers
from held.engine.reasons import PROMISE, not_open, over, replaced, still_owed
from held.engine.situation import Reason, Refused, Sending, Taken, Telling
from held.engine.standing import judge_step, standing
from held.engine.state import Effects, Run, State
from held.engine.trial import Trial, try_out
from held.language.norms import LeadPasses
from held.language.pack import Pack


def take(
    *,
    pack: Pack,
    procedure: str,
    history: History,
    act: StepTaken,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Take a step of the transition, or of the inner run that `act.run` names.

    `acting`: the roles in which this person may act for this child; deputies are worked out from the pack.
    `reasons_given`: ids of the `if possible` norms that are departed from with a reason.
    Raises ValueError for a step, outcome or run that the procedure doesn't know: no form offers those.
    """
    return _take(fold(pack=pack, procedure=procedure, history=history), act, acting, moment, reasons_given)


def begin(
    *,
    pack: Pack,
    procedure: str,
    began: Began,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Begin a transition with its first step, or with none where another procedure's end begins it."""
    state = fold(pack=pack, procedure=procedure, history=(began,))
    return _begun(state, state, act, acting, moment, reasons_given)


def begin_inner(
    *,
    pack: Pack,
    procedure: str,
    history: History,
    inner: str,
    began: Began,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str] = frozenset(),
) -> Taken | Refused:
    """Begin an inner procedure, which may begin at any moment of the transition, once at a time.

    `began` names the run, as in "NAME 1", and `inner` the procedure. Raises ValueError where the transition's
    procedure has no such inner one.
    """
    before = fold(pack=pack, procedure=procedure, history=history)
    outer = before.outer
    if inner not in outer.tables.procedure.inside:
        raise ValueError(f"“{procedure}” has no inner procedure “{inner}”.")
    if outer.ended:
        return Refused((over(outer),))
    if before.view(outer).is_open(inner):
        says = f"The {inner} is open already; there is one at a time."
        return Refused((Reason(says, PROMISE, "Say it in the one that is open.", kind="not open"),))
    after = before.copy()
    read_on(after, began)
    return _begun(before, after, act, acting, moment, reasons_given)


def _begun(
    before: State,
    begun: State,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str],
) -> Taken | Refused:
    """The beginning's own effects come before those of the first step."""
    told, sent = following(begun.effects)
    if act is None:
        return Taken(standing(before, moment), standing(begun, moment), told, sent, None, ())
    taken = _take(begun, act, acting, moment, reasons_given)
    if isinstance(taken, Refused):
        return taken
    return Taken(
        standing(before, moment),
        taken.after,
        (*told, *taken.told),
        (*sent, *taken.sent),
        taken.recorded_as,
        taken.warnings,
    )


def _take(
    state: State, act: StepTaken, acting: frozenset[str], moment: datetime, reasons_given: frozenset[str]
) -> Taken | Refused:
    run = _run_of(state, act)
    look = look_at(state, moment)
    if run.ended or state.outer.ended:
        return Refused((over(state.outer if state.outer.ended else run),))
    trial = try_out(state, act)
    warnings: tuple[Reason, ...]
    if run.safety(act.step):
        warnings = (*unsaid(state, run, act, acting, moment),)
    else:
        refused, warnings = _judged(look, run, act, acting, trial)
        departures = tuple(reason for reason in warnings if reason.norm not in reasons_given)
        if refused or departures:
            return Refused((*refused, *departures))
    told, sent = following(trial.after.effects)
    return Taken(
        before=standing(state, moment),
        after=standing(trial.after, moment),
        told=told,
        sent=sent,
        recorded_as=run.tables.recorded_as.get(act.step),
        warnings=warnings,
    )


def _run_of(state: State, act: StepTaken) -> Run:
    run = state.runs.get(act.run)
    if run is None:
        raise ValueError(f"There is no “{act.run}” in this transition.")
    step = run.tables.procedure.steps.get(act.step)
    if step is None:
        raise ValueError(f"“{run.tables.procedure.name}” has no step “{act.step}”.")
    if act.outcome is not None and act.outcome not in step.outcomes:
        raise ValueError(f"“{act.step}” has no outcome “{act.outcome}”.")
    return run


def _judged(
    look: Look, run: Run, act: StepTaken, acting: frozenset[str], trial: Trial
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Every reason against this act, and what it departs from."""
    state = look.state
    reasons: list[Reason] = []
    stand_in = run.stand_in(act.step)
    if stand_in:
        reasons.append(replaced(run, act.step, stand_in))
    elif not openers(run, act.step) and not is_beginning(run, act.step):
        reasons.append(not_open(look, run, act.step))
    closed, warnings = judge_step(look, run, act.step)
    reasons.extend(closed)
    reasons.extend(still_owed(look, act.outcome, trial.held_up_by))
    reasons.extend(not_theirs(state, run, act, acting))
    reasons.extend(same_person(run, act))
    reasons.extend(unsaid(state, run, act, acting, look.moment))
    reasons.extend(_nobody_to_lead(norm) for norm in trial.after.effects.unled)
    return tuple(dict.fromkeys(reasons)), warnings


def _nobody_to_lead(norm: LeadPasses) -> Reason:
    return Reason(
        f"The lead would pass to the {norm.role}, and nobody is named: the child would have no lead.",
        PROMISE,
        f"Name the {norm.role}.",
        norm.role,
        "missing",
        norm.id,
    )


def following(effects: Effects) -> tuple[tuple[Telling, ...], tuple[Sending, ...]]:
    """Who is told and sent what by the entry that was read last."""
    return (
        tuple(Telling(norm.role, norm) for norm in effects.tells),
        tuple(Sending(norm.paper, norm.service, norm) for norm in effects.sends),
    )
