"""Everything that happened in a round, in the order it was recorded, the latest first: also what the clock wrote."""

from collections.abc import Iterator
from dataclasses import dataclass

from held.engine.history import Began, BuiltInEnd, Corrected, Happening, SetAside, StepTaken, Struck, WentLate
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.colleagues import Colleagues
from held.record.reading.transitions.course import Course


@dataclass(frozen=True)
class Entry:
    """`is_gap`: it went late."""

    what: str
    who: str
    is_gap: bool = False


def happened(run: Course, people: Colleagues) -> tuple[Entry, ...]:
    norms = {norm.id: norm for norm in run.procedure.norms}
    steps = {entry.number: entry.step for entry in run.history if isinstance(entry, StepTaken)}
    return tuple(_entries(run, norms, steps, people))


def _entries(
    run: Course, norms: dict[str, object], steps: dict[int, str], people: Colleagues
) -> Iterator[Entry]:
    asides = {one.number: one.step for one in run.set_asides}
    for entry in reversed(run.history):
        what = _what(entry, steps, asides)
        if what:
            who = people.name(entry.by) if entry.by else "Held"
            yield Entry(what, f"{who}, {full_time(entry.happened)}", isinstance(entry, WentLate))


def _what(entry: Happening, steps: dict[int, str], asides: dict[int, str]) -> str:
    match entry:
        case Began():
            return "It began"
        case StepTaken():
            return capital(f"{entry.step}: {entry.outcome}" if entry.outcome else entry.step)
        case WentLate():
            return f"Late: {entry.step}"
        case SetAside():
            return f"Set aside: {asides.get(entry.number, 'a duty')}"
        case Struck():
            return f"Struck: {steps.get(entry.strikes, 'an entry')}"
        case Corrected():
            return f"Corrected: {entry.instead.step}"
        case BuiltInEnd():
            return f"Ended: {entry.why}"
        case _:
            return ""
