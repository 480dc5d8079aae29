"""Reading one more entry on a copy: what an act would do, before anybody does it."""

from dataclasses import dataclass
from datetime import datetime

from held.engine.endings import owed_before_end
from held.engine.folding import read_on
from held.engine.history import StepTaken
from held.engine.state import Fired, Run, State

AFTER_ALL_OTHERS = 1 << 62
"""The number of a step that nobody has taken yet: later than every number on a chain."""


@dataclass(frozen=True, slots=True)
class Trial:
    """`after` is the state once the act is read. `held_up_by`: the duties, by run and norm id, that keep the ending
    which this act would bring from coming; empty where it brings none, or where nothing is owed."""

    after: State
    held_up_by: list[tuple[Run, str]]


def try_out(state: State, act: StepTaken) -> Trial:
    """Read an act on a copy of the state. Duties that the act itself asks for do not hold its ending up."""
    after = state.copy()
    read_on(after, act)
    run = after.runs[act.run]
    if not any(number == act.number for _, _, number in run.waiting.values()):
        return Trial(after, [])
    held_up: list[tuple[Run, str]] = []
    for owing, duty in owed_before_end(after, run):
        began = (duty.woke or (act.number,))[0] if isinstance(duty, Fired) else duty.number
        if began < act.number:
            held_up.append((owing, duty.norm.id))
    return Trial(after, held_up)


def imagined(run: Run, step: str, outcome: str | None, moment: datetime) -> StepTaken:
    """The step as somebody might take it now, with no answers given."""
    return StepTaken(
        number=AFTER_ALL_OTHERS,
        happened=moment,
        recorded=moment,
        by=None,
        run=run.name,
        step=step,
        outcome=outcome,
    )


def ending_held_up(
    state: State, run: Run, step: str, outcome: str | None, moment: datetime
) -> list[tuple[Run, str]]:
    """The duties, by run and norm id, that an ending would wait for which the step brings if it comes out so."""
    ends = run.tables.hearing(("step", step), outcome).ends
    if all(each.norm.whatever_is_owed for each in ends):
        return []
    return try_out(state, imagined(run, step, outcome, moment)).held_up_by
