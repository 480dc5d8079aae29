"""How long somebody has. Due dates are worked out by the engine on the pack's calendar."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["hours", "working days", "days", "weeks", "months"]


@dataclass(frozen=True)
class Within:
    """A number of units. Hours run on the clock; everything else ends with the day (23:59:59, Europe/London)."""

    number: int
    unit: Unit


@dataclass(frozen=True)
class AtOnce:
    """Due the moment it is owed."""


@dataclass(frozen=True)
class ByMeeting:
    """Due at the next time this meeting of the pack is held."""

    meeting: str


@dataclass(frozen=True)
class Before:
    """So many units before a date that a step asks (`date` is the ask's name), or by that date where `number` is 0.

    While nobody has told the date, the authority's own "look again" counts.
    """

    number: int
    unit: Unit
    date: str


Time = Within | AtOnce | ByMeeting | Before
