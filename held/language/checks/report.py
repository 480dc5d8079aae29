"""What a check looks at, and how it points at what it found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from held.language.conditions import Condition, Part
from held.language.events import Event, Occurrence
from held.language.faults import Faults
from held.language.lines import Lines
from held.language.norms import (
    Duty,
    Ends,
    GoesTo,
    Holds,
    InnerDuty,
    LeadPasses,
    MustInclude,
    Norm,
    Only,
    Opening,
    Returning,
    Sends,
    StandsIn,
    Stop,
    Tells,
)
from held.language.pack import Pack, Procedure

Form = TypeVar("Form", bound=Norm)


@dataclass(frozen=True)
class Report:
    """One procedure of a pack, with the faults found in it."""

    pack: Pack
    procedure: Procedure
    faults: Faults
    lines: Lines

    def of(self, form: type[Form]) -> list[Form]:
        """The procedure's norms of one form."""
        return [norm for norm in self.procedure.norms if isinstance(norm, form)]

    def at_norm(self, norm: Norm, says: str) -> None:
        self.faults.add(norm.place.file, norm.place.line, says, norm.words)

    def at_step(self, step: str, says: str) -> None:
        self.at_name("step", step, says)

    def at_name(self, kind: str, name: str, says: str) -> None:
        file = self.procedure.file
        self.faults.add(file, self.lines.of(file, kind, name), says)


def occurrences(norm: Norm) -> Iterator[Occurrence]:
    """Everything that may happen for this norm to begin, end or take effect."""
    for event in _events(norm):
        yield from event.any_of


def _events(norm: Norm) -> Iterator[Event]:
    match norm:
        case Duty() | InnerDuty() | LeadPasses() | Tells() | Sends():
            yield norm.after
        case Opening() | Returning() | Holds() | Stop():
            yield from (event for event in (norm.opens, norm.closes) if event is not None)
        case StandsIn() | MustInclude() | Ends():
            yield norm.event
        case _:
            return


def parts(norm: Norm) -> Iterator[Part]:
    """Every part of every condition of this norm."""
    for condition in _conditions(norm):
        yield from condition.parts


def _conditions(norm: Norm) -> Iterator[Condition]:
    found: tuple[Condition | None, ...] = ()
    match norm:
        case Duty() | InnerDuty():
            found = (norm.when, norm.unless)
        case Only():
            found = (norm.needs, norm.unless)
        case Stop():
            found = (norm.during, norm.unless)
        case GoesTo():
            found = (norm.when,)
        case Ends():
            found = (norm.unless,)
        case _:
            pass
    yield from (condition for condition in found if condition is not None)
