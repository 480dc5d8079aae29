"""A history told under one version of a pack, in the words of another: what can be read so, and what means nothing there.

Nothing is written and nothing is lost: the record keeps every entry in the words of its day.
"""

from dataclasses import dataclass, replace
from typing import Literal

from held.engine.history import (
    Answer,
    Began,
    Corrected,
    Happening,
    History,
    MovedToVersion,
    SetAside,
    StepTaken,
    WentLate,
)
from held.engine.rereading import as_it_counts
from held.engine.versions.counterparts import counterparts
from held.engine.versions.renaming import later_steps
from held.language.pack import Pack, Procedure


@dataclass(frozen=True)
class Lost:
    """What an entry that counts said, and the later version has no word for: `name`, in the words of its day.

    `number` is the entry's. A lost answer reads as not given, a lost outcome as none that any sentence names, a lost step
    or inner procedure as if it had not been. `step`: the step it was said in, where it is not the step itself.
    """

    number: int
    what: Literal["step", "outcome", "answer", "inner procedure"]
    name: str
    step: str = ""


@dataclass(frozen=True)
class Carried:
    """`history` can be read under the later version. `lost`: in the order of the entries, each once."""

    history: History
    lost: tuple[Lost, ...]


def carry(*, procedure: str, old: Pack, new: Pack, history: History) -> Carried:
    """Raises KeyError where the later version has no such procedure: then nothing can be read."""
    reading = _Reading(procedure, old, new, history)
    read = [reading.read(entry)[0] for entry in history]
    lost = (one for entry in as_it_counts(history) for one in reading.read(entry)[1])
    return Carried(tuple(entry for entry in read if entry is not None), tuple(dict.fromkeys(lost)))


Read = tuple[Happening | None, tuple[Lost, ...]]


class _Reading:
    def __init__(self, procedure: str, old: Pack, new: Pack, history: History) -> None:
        self.old, self.new = old, new
        self.inside = set(new.procedures[procedure].inside)
        self.procedures = {"": procedure} | {
            entry.run: entry.procedure for entry in history if isinstance(entry, Began) and entry.run
        }

    def read(self, entry: Happening) -> Read:
        name = self.procedures.get(entry.run, "")
        if entry.run and name not in self.inside:
            return None, (Lost(entry.number, "inner procedure", name),) if isinstance(entry, Began) else ()
        match entry:
            case StepTaken():
                return self._step(entry, name)
            case Corrected():
                instead, lost = self._step(entry.instead, name)
                return replace(entry, instead=instead), lost
            case WentLate() | SetAside():
                return self._of_a_duty(entry, name), ()
            case MovedToVersion():
                return self._moved(entry), ()
        return entry, ()

    def _called(self, procedure: str, step: str) -> str:
        old, new = self.old.procedures[procedure].steps, self.new.procedures[procedure].steps
        return later_steps(old, new).get(step, step)

    def _step(self, act: StepTaken, within: str) -> tuple[StepTaken, tuple[Lost, ...]]:
        procedure, name = self.new.procedures[within], self._called(within, act.step)
        step = procedure.steps.get(name)
        if step is None:
            return act, (Lost(act.number, "step", act.step),)
        lost: list[Lost] = []
        if act.outcome is not None and act.outcome not in step.outcomes:
            lost.append(Lost(act.number, "outcome", act.outcome, act.step))
        facts = {ask: value for ask, value in act.facts.items() if _has_word_for(procedure, ask, value)}
        lost.extend(Lost(act.number, "answer", ask, act.step) for ask in act.facts if ask not in facts)
        return replace(act, step=name, facts=facts), tuple(lost)

    def _of_a_duty(self, entry: WentLate | SetAside, procedure: str) -> Happening | None:
        """Which sentence it was about; None where the later version has none in its place."""
        norm = self._norm(procedure, entry.norm)
        if norm is None:
            return None
        if isinstance(entry, SetAside):
            return replace(entry, norm=norm)
        return replace(entry, norm=norm, step=self._called(procedure, entry.step))

    def _moved(self, entry: MovedToVersion) -> MovedToVersion:
        """An earlier move: what it gave a duty stays with the duty that took its place."""
        owed = [(run, self._norm_in(run, norm)) for run, norm in entry.owed_before]
        kept = [(run, self._norm_in(run, norm), due) for run, norm, due in entry.kept]
        return replace(
            entry,
            owed_before=tuple((run, norm) for run, norm in owed if norm),
            kept=tuple((run, norm, due) for run, norm, due in kept if norm),
        )

    def _norm_in(self, run: str, norm: str) -> str | None:
        name = self.procedures.get(run, "")
        return None if run and name not in self.inside else self._norm(name, norm)

    def _norm(self, procedure: str, norm: str) -> str | None:
        return counterparts(self.old.procedures[procedure], self.new.procedures[procedure]).get(norm)


def _has_word_for(procedure: Procedure, ask: str, value: Answer) -> bool:
    """Whether a step still asks this, and this can be answered."""
    said = value if isinstance(value, tuple) else (value,)
    return any(
        each.name == ask and (not each.values or set(said) <= set(each.values))
        for step in procedure.steps.values()
        for each in step.asks
    )
