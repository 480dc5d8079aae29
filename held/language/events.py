"""E, something that happens: what a norm waits for or runs from and until."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Start:
    """The transition's own beginning."""


@dataclass(frozen=True)
class Taking:
    """A step is taken. No outcomes named means any outcome."""

    step: str
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lateness:
    """The clock wrote that a duty on this step passed its due date."""

    step: str


@dataclass(frozen=True)
class InnerEnd:
    """An inner procedure ended. No results named means any result."""

    inner: str
    results: tuple[str, ...] = ()


Occurrence = Start | Taking | Lateness | InnerEnd


@dataclass(frozen=True)
class Event:
    """Any one of these occurrences."""

    any_of: tuple[Occurrence, ...]
