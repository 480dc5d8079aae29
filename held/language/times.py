"""How long somebody has. Due dates are worked out by the engine on the pack's calendar."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from held.language.days import in_words

Unit = Literal["hours", "working days", "days", "weeks", "months"]
Certainty = Literal["read in the source", "seen on public pages", "general knowledge"]
CERTAINTIES: tuple[Certainty, ...] = ("read in the source", "seen on public pages", "general knowledge")


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


def say_length(number: int, unit: Unit) -> str:
    """ "1 working day", "3 weeks"."""
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"


@dataclass(frozen=True)
class LimitValue:
    """How long it is from the first day to the last, both counted in; `until` None: nothing has ended it.

    `source` is the title and paragraph it was read in.
    """

    length: Within
    since: date
    until: date | None
    source: str
    certainty: Certainty

    @property
    def words(self) -> str:
        """ "45 working days"."""
        return say_length(self.length.number, self.length.unit)

    @property
    def when(self) -> str:
        """ "from 15 April 2013", or "from 17 March 2010 until 14 April 2013"."""
        ended = f" until {in_words(self.until)}" if self.until else ""
        return f"from {in_words(self.since)}{ended}"


@dataclass(frozen=True)
class Limit:
    """One time limit: what starts it, what ends it, and its values in the order of their days.

    `no_number`: why there is none, for what people look for in the table and no national guidance counts; then `source`
    and `certainty` stand for that. A sentence can't rest on such a limit.
    """

    name: str
    starts: str
    ends: str
    values: tuple[LimitValue, ...] = ()
    no_number: str = ""
    source: str = ""
    certainty: Certainty = "general knowledge"

    def on(self, day: date) -> LimitValue | None:
        """The value in force on this day. None before its first day, after its last, or where there is no number."""
        return next(
            (each for each in self.values if each.since <= day and (each.until is None or day <= each.until)),
            None,
        )

    @property
    def called(self) -> str:
        """ "the statutory time limit for the assessment"."""
        name = self.name if self.name.startswith("the ") else f"the {self.name}"
        return f"the statutory time limit for {name}"

    @property
    def words(self) -> str:
        """Its values: "45 working days", or "7 working days from 1 April 2000 until 16 March 2010; 10 working days ..."."""
        if len(self.values) == 1:
            return self.values[0].words
        return "; ".join(f"{each.words} {each.when}" for each in self.values)

    def said_of(self, value: LimitValue) -> str:
        """What a page says where a date rests on this limit: the number, whose it is, since when, and where it is written."""
        since = in_words(value.since)
        known = ". General knowledge, still to be checked" if value.certainty == "general knowledge" else ""
        return f"{value.words}: {self.called}, in force from {since} ({value.source}{known})."


@dataclass(frozen=True)
class ByStatute:
    """As long as this limit is on the day the time starts to run; ends with the day, as lengths do."""

    limit: Limit


Time = Within | AtOnce | ByMeeting | Before | ByStatute
