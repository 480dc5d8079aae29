"""Happenings: the entries of a transition's history, as the engine reads them. Frozen; nothing here is ever changed.

Every happening has two times, both aware: `happened` (as people say) and `recorded` (as the record wrote it).
Due dates count from `happened`; what was open follows the order of recording, which is the order of the tuple.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Answer = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`number` is the happening's place on the child's chain. `run` is "" for the transition itself,
    else the inner procedure's run, as in "disagreement 1". `by` is None when the clock wrote it."""

    number: int
    happened: datetime
    recorded: datetime
    by: str | None
    run: str = ""


@dataclass(frozen=True, kw_only=True)
class Began(Entry):
    """The transition, or the inner run, began. `lead` is the person who leads the child at that moment, and whose role
    is the procedure's `lead at start`. `holder` is the service that held the child."""

    procedure: str
    lead: str | None = None
    holder: str | None = None


@dataclass(frozen=True, kw_only=True)
class StepTaken(Entry):
    """A step was taken. `facts` are its closed-list answers and its dates (ask name to value); `named` the people
    it put in roles (role to person), `teams` the team of each service it sent the child to (service to team). Words that
    no norm looks at stay in the record; `answered` only lists which asks have an answer.
    """

    step: str
    outcome: str | None = None
    facts: Mapping[str, Answer] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class KnownChanged(Entry):
    """The record's answer to a known changed."""

    known: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Named(Entry):
    """The record named somebody in a role for this child outside any step (cover, a new worker, another lead).

    `leads`: this person leads the child from now on."""

    role: str
    person: str
    leads: bool = False


@dataclass(frozen=True, kw_only=True)
class WentLate(Entry):
    """The clock's only word: this duty (by norm id) passed its due date. Written once."""

    norm: str
    step: str


@dataclass(frozen=True, kw_only=True)
class SetAside(Entry):
    """A duty (by norm id) was set aside: a `should` by its owner, a `must` by a manager. The reason is in the record."""

    norm: str


@dataclass(frozen=True, kw_only=True)
class Struck(Entry):
    """An earlier happening, by number, was wrong and is read as if it had not counted."""

    strikes: int


@dataclass(frozen=True, kw_only=True)
class Corrected(Entry):
    """An earlier step, by number, is read as this one instead: same place in the order, other words or time."""

    corrects: int
    instead: StepTaken


@dataclass(frozen=True, kw_only=True)
class BuiltInEnd(Entry):
    """Begun in error, child died, moved away, turned 18: by a manager, in every state.

    A child with needs stays where they were."""

    why: str


@dataclass(frozen=True, kw_only=True)
class MovedToVersion(Entry):
    """From here on the whole history is read under another version of the pack: `to`, by content hash, instead of `was`.

    A manager accepted it, having seen what it changes. Who leads stays: `lead`, in `lead_role`. Duties by run and norm id
    of the version it moved to: those `owed_before` it count their time from what asked for them, and whatever else binds
    when the history is read up to here counts from the move; `kept` are those whose new date had passed and the old one
    had not, so the old date stays.
    """

    to: str
    was: str
    lead: str | None = None
    lead_role: str = ""
    owed_before: tuple[tuple[str, str], ...] = ()
    kept: tuple[tuple[str, str, datetime], ...] = ()


Happening = (
    Began
    | StepTaken
    | KnownChanged
    | Named
    | WentLate
    | SetAside
    | Struck
    | Corrected
    | BuiltInEnd
    | MovedToVersion
)
History = tuple[Happening, ...]
