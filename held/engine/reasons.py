"""Why a step is not open: nothing asks for it, another route replaced it, or all is over."""

from collections.abc import Container
from dataclasses import dataclass

from held.engine.gates import settle_inner
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
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Taking
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


def not_open(look: Look, run: Run, step: str, needed: Container[str | None]) -> Reason | None:
    """No norm opens the step now. Says what would: what is within reach first, each way under its own clause.

    None where another reason already needs what would open it (`needed`): that would say the same twice.
    """
    procedure = run.tables.procedure
    about = run.tables.about[step]
    candidates: list[Candidate] = [*about.duties, *about.openings, *about.returnings]
    ways = [_way_in(look, run, norm) for norm in candidates]
    if any(way.needs is not None and way.needs in needed for way in ways):
        return None
    near = [way for way in ways if way.near] or ways
    if not near:
        return Reason(
            f"{capital(procedure.steps[step].doing)} is how this begins, and it has begun.",
            PROMISE,
            "Nothing: it is not asked for again.",
            kind="not open",
        )
    first = near[0]
    says = first.says
    taken = run.latest.get(step)
    if taken:
        says = f"This was done on {the_day(taken.happened)}, and nothing asks for it again. {says}"
    lets = [
        way.lets_proceed for way in near if way is first or way.norm.cites.words != first.norm.cites.words
    ]
    cites = first.norm.cites
    return Reason(says, cites, " Or: ".join(dict.fromkeys(lets)), first.needs, "not open", first.norm.id)


@dataclass(frozen=True, slots=True)
class _Way:
    """One norm that could open a step: why it doesn't now, what would let it, the step that needs; `near` if within reach."""

    norm: Candidate
    says: str
    lets_proceed: str
    needs: str | None
    near: bool


def _event_of(norm: Candidate) -> Event:
    return norm.after if isinstance(norm, Duty) else norm.opens


def _way_in(look: Look, run: Run, norm: Candidate) -> _Way:
    procedure = run.tables.procedure
    if isinstance(norm, Duty) and norm.id in run.fired:
        asleep = _asleep(look, run, norm)
        if asleep:
            return asleep
    event = _event_of(norm)
    until = norm.closes if isinstance(norm, Opening | Returning) else None
    says = (
        f"This can go ahead only from {the_event(procedure, event)} until {the_event(procedure, until)}."
        if until
        else f"This can go ahead only after {the_event(procedure, event)}."
    )
    ways = [_occurrence_way(look, run, occurrence) for occurrence in event.any_of]
    lets, needs, near = next((way for way in ways if way[2]), ways[0])
    return _Way(norm, says, lets, needs, near)


def _asleep(look: Look, run: Run, norm: Duty) -> _Way | None:
    procedure = run.tables.procedure
    view = look.view(run)
    if norm.unless and stands(norm.unless, view):
        said = statements(procedure, norm.unless)
        return _Way(
            norm, f"This is not asked for while {said}.", f"It is asked for unless {said}.", None, near=True
        )
    if norm.when and not stands(norm.when, view):
        said = statements(procedure, norm.when)
        return _Way(
            norm, f"This is asked for only when {said}.", f"It is asked for when {said}.", None, near=True
        )
    return None


def _occurrence_way(look: Look, run: Run, occurrence: Occurrence) -> tuple[str, str | None, bool]:
    """What would bring the occurrence about, the step that needs, and whether that is within reach."""
    match occurrence:
        case Taking(step, outcomes):
            return look.ask(run, step, outcomes), step, look.reachable(run, step)
        case InnerEnd(inner, results):
            follows = f"It follows when the {inner} ends{in_brackets(results)}."
            if look.view(run).is_open(inner):
                return follows, settle_inner(look, inner)[1], True
            return follows, inner, (run.name, inner) in look.owed_by
        case _:
            said = the_occurrence(run.tables.procedure, occurrence)
            near = isinstance(occurrence, Lateness) and look.reachable(run, occurrence.step)
            return f"It follows after {said}.", None, near


def still_owed(look: Look, outcome: str | None, duties: list[tuple[Run, str]]) -> list[Reason]:
    """An ending waits for every `must`: one reason for each that is still owed (its run and its norm's id)."""
    ending = f"“{outcome}” would end this" if outcome else "This would end it"
    found: list[Reason] = []
    for owing, duty in look.owes(duties):
        what = f"“{duty.step}” is still owed, {by_when(duty.due)}"
        lets = (
            look.ask(owing, duty.step)
            if duty.step in owing.tables.procedure.steps
            else f"Begin the {duty.step}."
        )
        lets += " Or a manager sets it aside, with the reason."
        found.append(Reason(f"{ending}, and {what}.", duty.cites, lets, duty.step, "owed", duty.norm.id))
    return found
