"""What was owed through a history: each duty once, from when it was asked until it was met, set aside or asked no more."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from held.engine.folding import fold, read_on
from held.engine.history import Began, Happening, History, SetAside, StepTaken
from held.engine.owing import openers, owed
from held.engine.rereading import as_it_counts
from held.engine.situation import OwedDuty
from held.engine.state import State
from held.language.norms import InnerDuty
from held.language.pack import Pack

How = Literal["met", "set aside", "asked no more", "transition ended"]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Over:
    """That a duty binds no more: by which entry, when that happened, and how. `by`: whose entry it is; None: the clock's."""

    number: int
    at: datetime
    by: str | None
    how: How


@dataclass(frozen=True, kw_only=True)
class OwedThrough:
    """One duty. `asked`: the number of the entry from which it stood; with the sentence's id and the run nothing else has it.

    `duty` is how it stood last, with the date it had then; its own `late` is as of `asked` and says nothing. `late`: it was
    met after it was due, or the clock wrote that it was late while it stood. `owner`: who was named in its role then, or
    led where it has no role; None where nobody was. `over` is None while it is owed.
    """

    asked: int
    duty: OwedDuty
    owner: str | None
    late: bool
    over: Over | None = None


@dataclass(frozen=True)
class Through:
    """`duties` in the order in which they were asked. `opened_by`: for each step that was taken, by the number of its
    entry, what the sentences that opened it cite."""

    duties: tuple[OwedThrough, ...]
    opened_by: Mapping[int, tuple[str, ...]]


def owed_through(*, pack: Pack, procedure: str, history: History) -> Through:
    """Of a history as it counts: what was struck asked for nothing. Raises ValueError like `fold`."""
    counted = as_it_counts(history)
    state = fold(pack=pack, procedure=procedure, history=counted[:1])
    standing = _standing(state, counted[0], {})
    over: list[OwedThrough] = []
    opened_by: dict[int, tuple[str, ...]] = {}
    for entry in counted[1:]:
        if isinstance(entry, StepTaken):
            opened_by[entry.number] = _opened_by(state, entry)
        read_on(state, entry)
        before, standing = standing, _standing(state, entry, standing)
        over.extend(
            _over(one, state, entry)
            for key, one in before.items()
            if key not in standing or standing[key].asked != one.asked
        )
    every = sorted((*over, *standing.values()), key=lambda one: (one.asked, one.duty.run, one.duty.norm.id))
    return Through(tuple(every), opened_by)


def _opened_by(state: State, entry: StepTaken) -> tuple[str, ...]:
    run = state.runs.get(entry.run)
    if run is None or run.ended or entry.step not in run.tables.procedure.steps:
        return ()
    return tuple(dict.fromkeys(norm.cites.words for norm in openers(run, entry.step)))


def _standing(state: State, entry: Happening, before: Mapping[Key, OwedThrough]) -> dict[Key, OwedThrough]:
    """What is owed after this entry. Nothing is in what has ended."""
    found: dict[Key, OwedThrough] = {}
    if state.outer.ended:
        return found
    for duty in owed(state, entry.recorded):
        if state.runs[duty.run].ended:
            continue
        key = (duty.run, duty.norm.id)
        was = before.get(key)
        now = OwedThrough(
            asked=entry.number,
            duty=duty,
            owner=state.named.get(duty.role) if duty.role else state.lead,
            late=_written_late(state, duty),
        )
        goes_on = was is not None and _ends_it(was.duty, entry) is None
        found[key] = replace(now, asked=was.asked) if was is not None and goes_on else now
    return found


def _written_late(state: State, duty: OwedDuty) -> bool:
    run = state.runs[duty.run]
    kept = run.fired.get(duty.norm.id) or run.spans.get(duty.norm.id)
    return kept is not None and kept.late


def _ends_it(duty: OwedDuty, entry: Happening) -> How | None:
    """How this entry itself ends the duty, whatever is asked anew by it."""
    match entry:
        case StepTaken() if entry.run == duty.run and entry.step == duty.step:
            return "met"
        case Began() if isinstance(duty.norm, InnerDuty) and entry.procedure == duty.norm.inner:
            return "met"
        case SetAside() if (entry.run, entry.norm) == (duty.run, duty.norm.id):
            return "set aside"
        case _:
            return None


def _over(one: OwedThrough, state: State, entry: Happening) -> OwedThrough:
    how = _ends_it(one.duty, entry)
    if how is None:
        how = "transition ended" if state.outer.ended else "asked no more"
    late = entry.happened > one.duty.due if how == "met" else one.late
    over = Over(number=entry.number, at=entry.happened, by=entry.by, how=how)
    return replace(one, late=late, over=over)
