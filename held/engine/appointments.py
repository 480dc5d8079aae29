"""Appointments: what people were told the day and the hour of, and whom the procedure invites to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from held.engine.due_dates import read_date
from held.engine.history import History, StepTaken
from held.engine.rereading import as_it_counts
from held.engine.situation import Situation
from held.language.pack import Pack, Procedure
from held.language.steps import Ask


@dataclass(frozen=True)
class Appointment:
    """`step` is taken there. `told`: the number of the happening that told the date last. `run` as in a duty."""

    run: str
    step: str
    ask: str
    invites: tuple[str, ...]
    at: datetime
    told: int

    @property
    def key(self) -> str:
        """What makes it this appointment and no other, however often its date is changed."""
        return f"{self.run}/{self.ask}"


def invites_anybody(pack: Pack, procedure: str) -> bool:
    """Whether anything in this procedure, or in one that runs inside it, is an appointment at all."""
    outer = pack.procedures[procedure]
    return any(
        ask.invites
        for name in (procedure, *outer.inside)
        for step in pack.procedures[name].steps.values()
        for ask in step.asks
    )


def appointments(
    *, pack: Pack, procedure: str, history: History, situation: Situation
) -> tuple[Appointment, ...]:
    """Those that stand, soonest first: from when the date is told until the step is taken, or its run has ended.

    The date told last counts. What was struck told nothing; what was corrected told the date that it should have.
    """
    if situation.ended or not invites_anybody(pack, procedure):
        return ()
    over = {run.run for run in situation.inner if run.ended}
    inner = {run.run: run.procedure for run in situation.inner}
    found: dict[str, Appointment] = {}
    for entry in as_it_counts(history):
        if not isinstance(entry, StepTaken) or entry.run in over:
            continue
        of = pack.procedures[inner[entry.run] if entry.run else procedure]
        taken = [key for key, one in found.items() if (one.run, one.step) == (entry.run, entry.step)]
        for key in taken:
            del found[key]
        for ask in _appointing(of, entry.step):
            at = read_date(entry.facts.get(ask.name))
            if at is not None:
                one = Appointment(entry.run, ask.invites_to, ask.name, ask.invites, at, entry.number)
                found[one.key] = one
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.key)))


def _appointing(procedure: Procedure, step: str) -> Iterator[Ask]:
    if step in procedure.steps:
        for ask in procedure.steps[step].asks:
            if ask.invites:
                yield ask
