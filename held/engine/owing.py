"""What is owed now, by whom and by when, in the order of the dates."""

from datetime import datetime

from held.engine.arrival import arrival
from held.engine.due_dates import Dated, dated, dated_return
from held.engine.situation import OwedDuty
from held.engine.state import Run, State
from held.engine.tables import Fires
from held.language.norms import Duty, InnerDuty, Norm, Returning


def owed(state: State, moment: datetime) -> tuple[OwedDuty, ...]:
    """Every duty that binds at this moment, in the transition and its inner runs; inner procedures owed among them."""
    calendar, look_again = state.calendar, state.pack.look_again
    found: list[OwedDuty] = []
    for run in state.runs.values():
        for fired in run.owed_fired():
            dates = dated(run, fired, calendar, look_again)
            found.append(_owed(state, run, fired.norm, dates, moment))
        for span in run.owed_spans():
            assert isinstance(span.norm, Returning)
            found.append(_owed(state, run, span.norm, dated_return(span, calendar), moment))
    found.sort(key=lambda duty: (duty.due, duty.run, duty.because, duty.norm.id))
    return tuple(found)


def _owed(state: State, run: Run, norm: Fires | Returning, dates: Dated, moment: datetime) -> OwedDuty:
    return OwedDuty(
        norm=norm,
        step=norm.inner if isinstance(norm, InnerDuty) else norm.step,
        role=norm.role if isinstance(norm, InnerDuty) else owner(state, run, norm),
        force="should" if isinstance(norm, Duty) and norm.force == "should" else "must",
        run=run.name,
        because=dates.because,
        since=dates.since,
        due=dates.due,
        time_is_ours=dates.time_is_ours,
        late=is_late(dates, moment),
        without_bank_holidays=not state.calendar.knows(dates.due),
        by_statute=dates.by_statute,
    )


def is_late(dates: Dated, moment: datetime) -> bool:
    """Late from the first moment after it was due."""
    return dates.due < moment


def owner(state: State, run: Run, norm: Duty | Returning) -> str | None:
    """The role that owes it: the sentence's own, or the first that may take the step, of the service to which the child
    goes before any other. None where anyone may."""
    if norm.role:
        return norm.role
    roles = run.tables.procedure.steps[norm.step].roles
    goes = arrival(state)
    theirs = (role for role in roles if goes and role in state.pack.roles)
    there = (role for role in theirs if goes and state.pack.roles[role].service == goes.service)
    return next(there, roles[0] if roles else None)


def openers(run: Run, step: str) -> tuple[Norm, ...]:
    """The norms that open a step now. A duty set aside is no longer owed, but may still be done.

    None where another route stands in for it.
    """
    return () if run.stand_in(step) else what_opens(run, step)


def what_opens(run: Run, step: str) -> tuple[Norm, ...]:
    """The same of a step that no other route stands in for."""
    about = run.tables.about[step]
    found: list[Norm] = []
    if about.duties:
        for fired in run.fired.values():
            if fired.woke and isinstance(fired.norm, Duty) and fired.norm.step == step:
                found.append(fired.norm)
    for opening in about.openings:
        span = run.spans.get(opening.id)
        again = opening.for_safety or run.tables.procedure.steps[step].repeats
        if span and (again or not span.used):
            found.append(opening)
    for returning in about.returnings:
        if returning.id in run.spans:
            found.append(returning)
    return tuple(found)


def is_beginning(run: Run, step: str) -> bool:
    """A beginning is open only as the first step."""
    return not run.started and step in run.tables.procedure.begins_with
