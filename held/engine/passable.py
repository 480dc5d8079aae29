"""Whether a step may be taken, by whoever it is for and with everything said: a quick look, for searching.

The same sentences are looked at as in `against`, which says why not.
"""

from held.engine.gates import is_standing, is_unmet
from held.engine.history import StepTaken
from held.engine.owing import is_beginning, openers
from held.engine.state import Run, State
from held.engine.trial import try_out


def may_pass(state: State, run: Run, step: str) -> bool:
    """Some sentence opens it, or it is a beginning, and neither an `only` nor a `do not` is against it."""
    if run.ended or state.outer.ended:
        return False
    if run.safety(step):
        return True
    if run.stand_in(step) or not (is_beginning(run, step) or openers(run, step)):
        return False
    return not is_barred(state, run, step)


def is_barred(state: State, run: Run, step: str) -> bool:
    """Whether an `only` or a `do not` is against the step."""
    about = run.tables.about[step]
    if not about.gates and not about.stops:
        return False
    view = state.view(run)
    for gate in about.gates:
        if not gate.if_possible and is_unmet(gate, view):
            return True
    return any(is_standing(stop, run, view) for stop in about.stops)


def taken(state: State, act: StepTaken) -> State | None:
    """The state after a step that passes; None where it would end this and something is still owed, or where the lead
    would pass to nobody. For safety nothing of that stops it."""
    is_for_safety = state.runs[act.run].safety(act.step)
    trial = try_out(state, act)
    if not is_for_safety and (trial.held_up_by or trial.after.effects.unled):
        return None
    return trial.after
