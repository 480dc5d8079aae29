"""C, how things stand: looked at whenever it is asked, never remembered."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Done:
    """The latest result of the step is one of these outcomes. No outcomes named means done at all."""

    step: str
    outcomes: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True)
class Stands:
    """A fact or a known has this value. A bare statement is the value "yes"."""

    name: str
    value: str = "yes"
    negated: bool = False


@dataclass(frozen=True)
class InnerOpen:
    """An inner procedure is running."""

    inner: str
    negated: bool = False


@dataclass(frozen=True)
class Ended:
    """An inner procedure ended last with one of these results, and none is running. No results named means any."""

    inner: str
    results: tuple[str, ...] = ()
    negated: bool = False


Part = Done | Stands | InnerOpen | Ended


@dataclass(frozen=True)
class Condition:
    """Parts joined all by "and" or all by "or", never both. One part is joined by "and"."""

    parts: tuple[Part, ...]
    joined: Literal["and", "or"] = "and"
