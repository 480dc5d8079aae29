"""Whether an act may be taken: every reason against it, what it departs from, and the state it leads to."""

from dataclasses import dataclass
from datetime import datetime

from held.engine.acting import not_theirs, same_person, unsaid
from held.engine.against import against
from held.engine.folding import read_on
from held.engine.history import Began, StepTaken
from held.engine.looking import Look, look_at
from held.engine.reasons import PROMISE, not_a_beginning, over, still_owed
from held.engine.situation import Reason
from held.engine.state import Run, State
from held.engine.trial import Trial, try_out
from held.language.norms import LeadPasses


@dataclass(frozen=True, slots=True)
class Weighed:
    """`refused` is empty where the act may be taken; `after` is then the state it leads to, else the one before."""

    after: State
    refused: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()


def weigh(
    state: State, act: StepTaken, acting: frozenset[str], moment: datetime, reasons_given: frozenset[str]
) -> Weighed:
    """Weigh the taking of a step. Nothing stops a step that is open for safety: what is missing only warns.

    Raises ValueError for a step, outcome or run that the procedure doesn't know: no form offers those.
    """
    run = _run_of(state, act)
    if run.ended or state.outer.ended:
        return Weighed(state, (over(state.outer if state.outer.ended else run),))
    trial = try_out(state, act)
    if run.safety(act.step):
        return Weighed(trial.after, (), tuple(unsaid(state, run, act, acting, moment)))
    refused, warnings = _judged(look_at(state, moment), run, act, acting, trial)
    departures = tuple(reason for reason in warnings if reason.norm not in reasons_given)
    if refused or departures:
        return Weighed(state, refused or departures)
    return Weighed(trial.after, (), warnings)


def weigh_inner(
    state: State,
    inner: str,
    began: Began,
    act: StepTaken | None,
    acting: frozenset[str],
    moment: datetime,
    reasons_given: frozenset[str],
) -> Weighed:
    """Weigh the beginning of an inner procedure, with its first step where one is given.

    Raises ValueError where the transition's procedure has no such inner one.
    """
    outer = state.outer
    if inner not in outer.tables.procedure.inside:
        raise ValueError(f"“{outer.tables.procedure.name}” has no inner procedure “{inner}”.")
    if outer.ended:
        return Weighed(state, (over(outer),))
    if state.view(outer).is_open(inner):
        says = f"The {inner} is open already; there is one at a time."
        return Weighed(state, (Reason(says, PROMISE, "Say it in the one that is open.", kind="not open"),))
    begun = state.copy()
    read_on(begun, began)
    if act is None:
        return Weighed(begun)
    weighed = weigh(begun, act, acting, moment, reasons_given)
    run = begun.runs[act.run]
    if act.step not in run.tables.procedure.begins_with:
        return Weighed(state, (not_a_beginning(run, act.step), *weighed.refused))
    if weighed.refused:
        return Weighed(state, weighed.refused)
    weighed.after.effects = begun.effects.then(weighed.after.effects)
    return weighed


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
    """Every reason against this act, and what it departs from.

    While a step is not asked for, who acts and what they leave out is not the point, nor is what an end would wait for.
    That somebody has to lead is said where no clause says it already in asking for a name.
    """
    found = against(look, run, act.step)
    reasons = list(found.reasons)
    if found.is_open:
        held_up = still_owed(look, act.outcome, trial.held_up_by)
        reasons.extend(reason for reason in held_up if reason.needs not in found.needed)
        reasons.extend(not_theirs(look.state, run, act, acting))
        reasons.extend(same_person(run, act))
        reasons.extend(unsaid(look.state, run, act, acting, look.moment))
    if found.is_open and not reasons:
        reasons.extend(_nobody_to_lead(norm) for norm in trial.after.effects.unled)
    return tuple(dict.fromkeys(reasons)), found.warnings


def _nobody_to_lead(norm: LeadPasses) -> Reason:
    return Reason(
        f"The lead would pass to the {norm.role}, and nobody is named: the child would have no lead.",
        PROMISE,
        f"Name the {norm.role}.",
        norm.role,
        "missing",
        norm.id,
    )
