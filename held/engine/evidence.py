"""What a history shows of each duty of a procedure: met, late, set aside, still owed, or never asked for. For an audit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from held.engine.history import Happening, History, SetAside, StepTaken
from held.engine.rereading import as_it_counts
from held.engine.situation import OwedDuty, Situation
from held.engine.standing import situation
from held.language.norms import Duty, InnerDuty, Norm, Returning
from held.language.pack import Pack

Shown = Literal["met", "late", "set aside", "still owed", "late, not done", "lapsed", "not asked for"]


@dataclass(frozen=True)
class Evidence:
    """Of one time that a duty was asked for. `due` is None where it never was; `at`: when it was met or set aside, as
    people say; `number`: of that entry."""

    norm: Norm
    shown: Shown
    due: datetime | None = None
    at: datetime | None = None
    number: int | None = None

    @property
    def asks_for(self) -> str:
        """ "make the call"; "begin the quarrel" of an inner procedure."""
        if isinstance(self.norm, InnerDuty):
            return f"begin the {self.norm.inner}"
        return self.norm.step if isinstance(self.norm, Duty | Returning) else ""


def evidence(*, pack: Pack, procedure: str, history: History, moment: datetime) -> tuple[Evidence, ...]:
    """In the order of the sentences, each time that one was asked for apart. Struck entries count for nothing."""
    counted = as_it_counts(history)
    found: dict[str, list[Evidence]] = {}
    owed: dict[tuple[str, str, int], OwedDuty] = {}
    for place, entry in enumerate(counted):
        at = max(entry.happened, counted[place - 1].happened) if place else entry.happened
        stands = situation(pack=pack, procedure=procedure, history=counted[: place + 1], moment=at)
        now = _owed(stands)
        for key in owed.keys() - now.keys():
            found.setdefault(key[1], []).append(_ended(owed[key], entry))
        owed = now
    for duty in _owed(situation(pack=pack, procedure=procedure, history=counted, moment=moment)).values():
        shown: Shown = "late, not done" if duty.due < moment else "still owed"
        found.setdefault(duty.norm.id, []).append(Evidence(duty.norm, shown, duty.due))
    duties = (
        norm for norm in pack.procedures[procedure].norms if isinstance(norm, Duty | InnerDuty | Returning)
    )
    return tuple(each for norm in duties for each in found.get(norm.id, [Evidence(norm, "not asked for")]))


def _owed(stands: Situation) -> dict[tuple[str, str, int], OwedDuty]:
    every = (*stands.duties, *stands.inner_owed)
    return {(duty.run, duty.norm.id, duty.because): duty for duty in every}


def _ended(duty: OwedDuty, entry: Happening) -> Evidence:
    """By this entry it is owed no more."""
    if isinstance(entry, SetAside) and entry.norm == duty.norm.id:
        return Evidence(duty.norm, "set aside", duty.due, entry.happened, entry.number)
    is_done = isinstance(entry, StepTaken) and entry.step == duty.step
    if is_done or isinstance(duty.norm, InnerDuty):
        shown: Shown = "late" if entry.happened > duty.due else "met"
        return Evidence(duty.norm, shown, duty.due, entry.happened, entry.number)
    return Evidence(duty.norm, "lapsed", duty.due, entry.happened, entry.number)
