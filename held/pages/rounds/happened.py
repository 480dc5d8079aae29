"""Everything that happened in a round, in the order it was recorded, the latest first: also what the clock wrote."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from held.engine.history import Began, BuiltInEnd, Corrected, Happening, SetAside, StepTaken, Struck, WentLate
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class Entry:
    """`address`: where it stands whole and is set right; empty for what follows from another. `is_gap`: it went late."""

    what: str
    who: str
    address: str
    is_gap: bool = False


OF_ITS_OWN = (StepTaken, SetAside, Struck, Corrected, BuiltInEnd)
"""What somebody recorded, and can be set right or taken back."""


def happened(run: Course, people: Colleagues) -> tuple[Entry, ...]:
    steps = {entry.number: entry.step for entry in run.history if isinstance(entry, StepTaken)}
    steps |= {one.number: one.step for one in run.set_asides}
    struck = {entry.number: entry.strikes for entry in run.history if isinstance(entry, Struck)}
    rights = struck | {entry.number: entry.corrects for entry in run.history if isinstance(entry, Corrected)}
    return tuple(
        Entry(
            _what(entry, steps, rights),
            f"{people.name(entry.by) if entry.by else 'Held'}, {full_time(entry.happened)}",
            reverse("entry in a round", kwargs={"public": run.transition, "number": entry.number})
            if isinstance(entry, OF_ITS_OWN)
            else "",
            isinstance(entry, WentLate),
        )
        for entry in reversed(run.history)
    )


def _what(entry: Happening, steps: Mapping[int, str], rights: Mapping[int, int]) -> str:
    """`steps`: by number, the step that an entry took or set aside; `rights`: the entry that a strike or a correction set
    right."""
    match entry:
        case Began():
            return "It began"
        case StepTaken():
            return capital(f"{entry.step}: {entry.outcome}" if entry.outcome else entry.step)
        case WentLate():
            return f"Late: {entry.step}"
        case SetAside():
            return f"Set aside: {steps.get(entry.number, 'what was owed')}"
        case Struck() if entry.strikes in rights:
            return f"Taken back, what was said of: {steps.get(rights[entry.strikes], 'an entry')}"
        case Struck():
            return f"Struck: {steps.get(entry.strikes, 'an entry')}"
        case Corrected():
            return f"Corrected: {entry.instead.step}"
        case BuiltInEnd():
            return f"Ended: {entry.why}"
        case _:
            return "Something about the record around it changed"
