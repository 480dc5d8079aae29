"""Why a step is not open: nothing asks for it, another route replaced it, or all is over."""

from held.engine.judging import stands
from held.engine.looking import Look
from held.engine.situation import Reason
from held.engine.state import Run
from held.engine.wording import (
    by_when,
    capital,
    in_brackets,
    listed,
    statements,
    the_day,
    the_event,
    the_occurrence,
)
from held.language.events import Event, InnerEnd, Lateness, Taking
from held.language.norms import Citation, Duty, Opening, Returning, StandsIn

PROMISE = Citation()
Candidate = Duty | Opening | Returning


def over(run: Run) -> Reason:
    """The transition, or the inner run, has ended."""
    assert run.ended is not None
    return Reason(
        f"This ended on {the_day(run.ended.at)}; nothing in it is open any more.",
        run.ended.cites,
        "What is needed now begins anew.",
        kind="over",
    )


def not_running(inner: str) -> Reason:
    """A step of an inner procedure that never began."""
    return Reason(f"No {inner} is open.", PROMISE, f"Begin the {inner}.", kind="not open")


def replaced(run: Run, step: str, norm: StandsIn) -> Reason:
    """Another route stands in for the step."""
    procedure = run.tables.procedure
    occurrence = next(each for each in norm.event.any_of if run.is_latest(each))
    way = the_occurrence(procedure, occurrence)
    return Reason(
        f"Another way was taken: {way} stands in for {procedure.steps[step].doing}.",
        norm.cites,
        f"It is asked for again only if {way} is no longer how things stand.",
        kind="not open",
        norm=norm.id,
    )


def not_a_beginning(run: Run, step: str) -> Reason:
    """The transition has not begun, and this is not one of the steps that begin it."""
    procedure = run.tables.procedure
    names = listed([f"“{name}”" for name in procedure.begins_with], "or")
    return Reason(
        f"This is asked only once the {procedure.name} has begun, and it has not.",
        PROMISE,
        f"Begin it with {names}.",
        procedure.begins_with[0],
        "not open",
    )


def not_open(look: Look, run: Run, step: str) -> Reason:
    """No norm opens the step now. Says what would: what is within reach first, each way under its own clause."""
    procedure = run.tables.procedure
    candidates: list[Candidate] = [
        *run.tables.duties.get(step, ()),
        *run.tables.openings.get(step, ()),
        *run.tables.returnings.get(step, ()),
    ]
    near = [norm for norm in candidates if _within_reach(look, run, norm)] or candidates
    if not near:
        return Reason(
            f"{capital(procedure.steps[step].doing)} is how this begins, and it has begun.",
            PROMISE,
            "Nothing: it is not asked for again.",
            kind="not open",
        )
    first, others = near[0], near[1:]
    says, lets, needs = _way_in(look, run, first)
    taken = run.latest.get(step)
    if taken:
        says = f"This was done on {the_day(taken.happened)}, and nothing asks for it again. {says}"
    ways = [lets, *(_way_in(look, run, norm)[1] for norm in others if norm.cites.words != first.cites.words)]
    return Reason(says, first.cites, " Or: ".join(dict.fromkeys(ways)), needs, "not open", first.id)


def _event_of(norm: Candidate) -> Event:
    return norm.after if isinstance(norm, Duty) else norm.opens


def _within_reach(look: Look, run: Run, norm: Candidate) -> bool:
    if norm.id in run.fired:
        return True
    return any(
        isinstance(occurrence, Taking | Lateness) and look.reachable(run, occurrence.step)
        for occurrence in _event_of(norm).any_of
    )


def _way_in(look: Look, run: Run, norm: Candidate) -> tuple[str, str, str | None]:
    """Why this norm doesn't open its step now, what would let it, and the step that needs."""
    procedure = run.tables.procedure
    view = look.view(run)
    if isinstance(norm, Duty) and norm.id in run.fired:
        if norm.unless and stands(norm.unless, view):
            said = statements(procedure, norm.unless)
            return f"This is not asked for while {said}.", f"It is asked for unless {said}.", None
        if norm.when:
            said = statements(procedure, norm.when)
            return f"This is asked for only when {said}.", f"It is asked for when {said}.", None
    event = _event_of(norm)
    until = norm.closes if isinstance(norm, Opening | Returning) else None
    says = (
        f"This can go ahead only from {the_event(procedure, event)} until {the_event(procedure, until)}."
        if until
        else f"This can go ahead only after {the_event(procedure, event)}."
    )
    steps = [occurrence for occurrence in event.any_of if isinstance(occurrence, Taking)]
    steps.sort(key=lambda occurrence: not look.reachable(run, occurrence.step))
    if steps:
        return says, look.ask(run, steps[0].step, steps[0].outcomes), steps[0].step
    ends = [occurrence for occurrence in event.any_of if isinstance(occurrence, InnerEnd)]
    if ends:
        return says, f"It follows when the {ends[0].inner} ends{in_brackets(ends[0].results)}.", None
    return says, f"It follows after {the_event(procedure, event)}.", None


def still_owed(look: Look, outcome: str | None, duties: list[tuple[Run, str]]) -> list[Reason]:
    """An ending waits for every `must`: one reason for each that is still owed (its run and its norm's id)."""
    ending = f"“{outcome}” would end this" if outcome else "This would end it"
    found: list[Reason] = []
    for owing, norm_id in duties:
        for duty in look.owed:
            if duty.run == owing.name and duty.norm.id == norm_id:
                what = f"“{duty.step}” is still owed, {by_when(duty.due)}"
                lets = (
                    look.ask(owing, duty.step)
                    if duty.step in owing.tables.procedure.steps
                    else f"Begin the {duty.step}."
                )
                lets += " Or a manager sets it aside, with the reason."
                found.append(Reason(f"{ending}, and {what}.", duty.cites, lets, duty.step, "owed", norm_id))
    return found
