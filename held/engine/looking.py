"""What reasons are worked out from: a state at a moment, with what is owed already looked up."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from held.engine.owing import is_beginning, openers, owed
from held.engine.situation import OwedDuty
from held.engine.state import Run, State, View
from held.engine.wording import by_when, capital, in_brackets, the_roles
from held.language.norms import Duty, Opening, Returning
from held.language.pack import Procedure


@dataclass(frozen=True)
class Look:
    """One look at a state, as it was when the entry numbered `last` had been read."""

    state: State
    last: int
    moment: datetime
    owed: tuple[OwedDuty, ...]

    def insist_it_is_the_same(self) -> None:
        """Raises RuntimeError where the state was read on since: whoever reads on does so in a copy."""
        if self.state.last != self.last:
            raise RuntimeError(f"This look ended at entry {self.last}; {self.state.last} was read since.")

    @cached_property
    def owed_by(self) -> dict[tuple[str, str], OwedDuty]:
        """A duty by its run and step, the one that is due first."""
        return {(duty.run, duty.step): duty for duty in reversed(self.owed)}

    def owes(self, duties: list[tuple[Run, str]]) -> list[tuple[Run, OwedDuty]]:
        """Those of these duties (their run and their norm's id) that are owed now."""
        return [
            (run, duty)
            for run, norm in duties
            for duty in self.owed
            if (duty.run, duty.norm.id) == (run.name, norm)
        ]

    def waits_for_others(self, run: Run, step: str) -> bool:
        """Whether anything is owed that an ending by this step would have to wait for: a quick look before a trial. The
        transition waits for its inner runs' duties too."""
        for duty in self.owed:
            if duty.force == "must" and (duty.run == run.name or not run.name):
                discharged = duty.run == run.name and duty.step == step and isinstance(duty.norm, Duty)
                if not discharged:
                    return True
        return False

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
    return Look(state, state.last, moment, owed(state, moment))
