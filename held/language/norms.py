"""Norms: one sentence each, as they stand in a file, with the clause that asks for them."""

from dataclasses import dataclass
from typing import Literal

from held.language.conditions import Condition
from held.language.events import Event, Start
from held.language.settled import Settled
from held.language.times import Time


@dataclass(frozen=True)
class Place:
    """Where a sentence stands: the file inside the pack and its line, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True)
class Question:
    """A gap in the source: what it doesn't say, and how it was settled (None: still open)."""

    asks: str
    settled: Settled | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Citation:
    """Why something is asked: the clauses, and the settled question where the text itself doesn't say it.

    `clauses` is empty for what no clause says at all: that cites the promise (P4 is not borrowed).
    """

    clauses: tuple[str, ...] = ()
    question: Question | None = None

    @property
    def words(self) -> str:
        """As people read it: "5.7", "our reading of 5.7", "5.7 as decided by the board on 2 March 2026" or "the promise"."""
        if not self.clauses:
            return "the promise"
        named = ", ".join(self.clauses)
        settled = self.question.settled if self.question else None
        if settled is None:
            return named
        return f"our reading of {named}" if self.is_ours else f"{named} as {settled.whose}"

    @property
    def is_ours(self) -> bool:
        """Whether it rests on an answer of this project's own, and on nothing that anybody of the authority decided."""
        return (
            self.question is not None and self.question.settled is not None and self.question.settled.is_ours
        )


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """What every norm carries. `id` is unique in its procedure: first clause, then a number, as in "5.5/2"."""

    id: str
    words: str
    cites: Citation
    place: Place


@dataclass(frozen=True, kw_only=True)
class Duty(Sentence):
    """`after E, [ROLE] must STEP ...`: owed from the event until the step is taken, or it lapses.

    `counted_from`: the step, or the start, whose day the time runs from; the day it begins to bind otherwise.
    `force` "should" lets the owner set it aside with a reason; "may" (an offer) owes nothing and only opens the step.
    """

    after: Event
    step: str
    force: Literal["must", "should", "may"] = "must"
    role: str | None = None
    time: Time | None = None
    counted_from: str | Start | None = None
    when: Condition | None = None
    unless: Condition | None = None
    each_time: bool = False
    unless_already_done: bool = False


@dataclass(frozen=True, kw_only=True)
class InnerDuty(Sentence):
    """`after E, [ROLE] must begin INNER`: an inner procedure is owed; without a role the lead owes it."""

    after: Event
    inner: str
    role: str | None = None
    time: Time | None = None
    when: Condition | None = None
    unless: Condition | None = None
    each_time: bool = False


@dataclass(frozen=True, kw_only=True)
class Opening(Sentence):
    """`from E until E, [ROLE|anyone] may STEP [, for safety]`: open meanwhile."""

    opens: Event
    closes: Event | None
    step: str
    role: str | None = None
    anyone: bool = False
    for_safety: bool = False


@dataclass(frozen=True, kw_only=True)
class Returning(Sentence):
    """`every T from E until E, must STEP`: a duty that comes back; missed ones don't pile up."""

    every: Time
    opens: Event
    closes: Event
    step: str
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Only(Sentence):
    """`STEP only after C` / `only when C`: refused until so. `if_possible` warns and takes a reason instead."""

    step: str
    needs: Condition
    unless: Condition | None = None
    if_possible: bool = False


@dataclass(frozen=True, kw_only=True)
class Stop(Sentence):
    """`while C, do not STEP or STEP` / `from E until E, do not STEP`: refused meanwhile; clocks run on."""

    steps: tuple[str, ...]
    during: Condition | None = None
    opens: Event | None = None
    closes: Event | None = None
    unless: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class StandsIn(Sentence):
    """`E stands in for STEPING, STEPING`: another route, as long as E is the latest result. Meets no `only after`."""

    event: Event
    steps: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Holds(Sentence):
    """`from E [until E], SERVICE holds the child`. Two at once is co-working."""

    opens: Event
    closes: Event | None
    service: str


@dataclass(frozen=True, kw_only=True)
class LeadPasses(Sentence):
    """`after E, the lead passes to ROLE`: to the person named in that role, in that act or before."""

    after: Event
    role: str


@dataclass(frozen=True, kw_only=True)
class Tells(Sentence):
    """`after E, tell ROLE`: once."""

    after: Event
    role: str


@dataclass(frozen=True, kw_only=True)
class Sends(Sentence):
    """`after E, PAPER goes to SERVICE`: once, to that service's tray."""

    after: Event
    paper: str
    service: str


@dataclass(frozen=True, kw_only=True)
class RecordedAs(Sentence):
    """`STEPING is recorded as a KIND`: how it stands in the chronology."""

    step: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class SomeoneElse(Sentence):
    """`STEPING is done by someone other than the one STEPING`."""

    step: str
    other: str


@dataclass(frozen=True, kw_only=True)
class MustInclude(Sentence):
    """`STEPING [(OUTCOME)] must include ASK, ASK`: refused while these are unanswered."""

    event: Event
    step: str
    asks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class GoesTo(Sentence):
    """`on arrival [when C], goes to SERVICE`: the first that is so."""

    service: str
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Ends(Sentence):
    """`E ends the transition and leaves the child with SERVICE ...`, or in an inner procedure `E ends it as RESULT`.

    An ending waits for every "must", unless `whatever_is_owed`.
    """

    event: Event
    service: str | None = None
    result: str | None = None
    begins: str | None = None
    whatever_is_owed: bool = False
    unless: Condition | None = None


@dataclass(frozen=True)
class Assurance:
    """`STEP is open [from E] until E`, under `always`: what an author adds to the promise. No first E: from the start."""

    words: str
    step: str
    opens: Event | None
    closes: Event


Norm = (
    Duty
    | InnerDuty
    | Opening
    | Returning
    | Only
    | Stop
    | StandsIn
    | Holds
    | LeadPasses
    | Tells
    | Sends
    | RecordedAs
    | SomeoneElse
    | MustInclude
    | GoesTo
    | Ends
)
