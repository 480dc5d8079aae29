"""What reasons are worked out from: a state at a moment, with what is owed already looked up."""

from dataclasses import dataclass
from datetime import datetime

from held.engine.owing import is_beginning, openers, owed
from held.engine.situation import OwedDuty
from held.engine.state import Run, State, View
from held.engine.wording import by_when, capital, in_brackets, the_roles
from held.language.norms import Duty, Opening, Returning
from held.language.pack import Procedure


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a state. `owed_by` finds a duty by its run and step."""

    state: State
    moment: datetime
    owed: tuple[OwedDuty, ...]
    owed_by: dict[tuple[str, str], OwedDuty]

    def view(self, run: Run) -> View:
        return self.state.view(run)

    def reachable(self, run: Run, step: str) -> bool:
        """Whether the step is asked for, or may be taken, now."""
        return is_beginning(run, step) or bool(openers(run, step))

    def ask(self, run: Run, step: str, outcomes: tuple[str, ...] = ()) -> str:
        """What would have to be done, and whose it is: "Ring the desk (urgent), which the worker owes by ..."."""
        procedure = run.tables.procedure
        said = capital(step) + in_brackets(outcomes)
        duty = self.owed_by.get((run.name, step))
        if duty:
            return f"{said}, which {whose(procedure, duty)} owes {by_when(duty.due)}."
        if self.reachable(run, step):
            anyone = any(isinstance(norm, Opening) and norm.anyone for norm in openers(run, step))
            who = "anyone" if anyone else the_roles(procedure.steps[step])
            return f"{said}, which {who} may do now."
        return f"{said}. It is not asked for yet."


def whose(procedure: Procedure, duty: OwedDuty) -> str:
    """Who owes a duty, in words: the sentence's own role, or all who may take the step."""
    own = duty.norm.role if isinstance(duty.norm, Duty | Returning) else None
    if duty.step not in procedure.steps:
        return "anyone"
    return the_roles(procedure.steps[duty.step], (own,) if own else ())


def look_at(state: State, moment: datetime) -> Look:
    """Look at a state at a moment."""
    duties = owed(state, moment)
    by: dict[tuple[str, str], OwedDuty] = {}
    for duty in duties:
        by.setdefault((duty.run, duty.step), duty)
    return Look(state, moment, duties, by)
