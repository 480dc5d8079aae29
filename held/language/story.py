"""Stories: invented children beside a pack, told line by line, with what must be so after each line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Answer = str | tuple[str, ...]


@dataclass(frozen=True)
class TakeStep:
    """A step is taken. `inner` names the inner procedure it belongs to, None for the story's own."""

    step: str
    outcome: str | None = None
    inner: str | None = None


@dataclass(frozen=True)
class BeginInner:
    """An inner procedure is begun by its first step."""

    inner: str
    step: str
    outcome: str | None = None


@dataclass(frozen=True)
class Look:
    """Nobody does anything; only the clock has gone on."""


@dataclass(frozen=True)
class Strike:
    """An earlier line of this story, counted from 1, was wrong."""

    line: int


@dataclass(frozen=True)
class PutAside:
    """The duties on this step are set aside, with a reason."""

    step: str
    inner: str | None = None


@dataclass(frozen=True)
class KnownTold:
    """The record's answers to these knowns changed."""

    values: Mapping[str, str]


@dataclass(frozen=True)
class EndAnyway:
    """It ends for what no procedure says: `why` is one of `BUILT_IN_ENDS`."""

    why: str


StoryAct = TakeStep | BeginInner | Look | Strike | PutAside | KnownTold | EndAnyway

BUILT_IN_ENDS = ("begun in error", "the child died", "moved away", "turned 18")
"""By a manager with a reason, in every state. No pack need say so, none can forbid it."""


@dataclass(frozen=True)
class Owed:
    """A duty on this step stands, of this role and until this minute where the line says so.

    `look_again`: its sentence gives no time, and the minute is the authority's own, as in "owed: STEP, look again MOMENT".

    `force` "should": its owner may set it aside with a reason, as in "should: STEP".
    `to_begin`: `step` names an inner procedure that is owed, as in "owed: begin INNER".
    """

    step: str
    by: str | None = None
    until: datetime | None = None
    to_begin: bool = False
    force: Literal["must", "should"] = "must"
    look_again: bool = False


@dataclass(frozen=True)
class OfStep:
    """How one step stands, or that nobody owes it. `to_begin` as in `Owed`; "open: begin INNER" says it may begin."""

    kind: Literal["not owed", "open", "not open", "late"]
    step: str
    to_begin: bool = False


@dataclass(frozen=True)
class HeldBy:
    """Just these services hold the child."""

    services: frozenset[str]


@dataclass(frozen=True)
class GoesToTeam:
    """The child goes to this service, and to this team of it where the line says so."""

    service: str
    team: str | None = None


@dataclass(frozen=True)
class LedBy:
    """This person is the lead."""

    person: str


@dataclass(frozen=True)
class Sent:
    """This paper went to this service with this line."""

    paper: str
    service: str


@dataclass(frozen=True)
class ToldRole:
    """Somebody in this role was told with this line."""

    role: str


@dataclass(frozen=True)
class EndedWith:
    """The transition has ended and the child is with this service."""

    service: str


@dataclass(frozen=True)
class BeginsProcedure:
    """This line's end begins this procedure."""

    procedure: str


@dataclass(frozen=True)
class EndedAs:
    """An inner run has ended with this result."""

    result: str


@dataclass(frozen=True)
class NotEnded:
    """The transition goes on."""


@dataclass(frozen=True)
class Warned:
    """This line warned, citing these words."""

    cites: str


@dataclass(frozen=True)
class ChronologyKind:
    """This line stands in the chronology as an entry of this kind."""

    kind: str


@dataclass(frozen=True)
class Forewarns:
    """A duty on this step can't be done yet, and can only be met if somebody acts by this minute, where the line says so."""

    step: str
    by: datetime | None = None


@dataclass(frozen=True)
class Waits:
    """This step is not open, and on the shortest way to it somebody in this role (None: anyone) may do `act` now."""

    step: str
    role: str | None
    act: str


@dataclass(frozen=True)
class Invited:
    """People are invited to this step, at this minute; or, with `at` None, nobody is."""

    step: str
    at: datetime | None


Expectation = (
    Owed
    | Invited
    | OfStep
    | HeldBy
    | GoesToTeam
    | LedBy
    | Sent
    | ToldRole
    | EndedWith
    | BeginsProcedure
    | EndedAs
    | NotEnded
    | Warned
    | ChronologyKind
    | Forewarns
    | Waits
)


@dataclass(frozen=True)
class Expected:
    """One sentence under `then:`, with its words as they stand and its line in the file."""

    what: Expectation
    words: str
    line: int


@dataclass(frozen=True)
class Tell:
    """One line of a story. `person` is called as the role is, unless the story names them. `refused` is the exact set
    of cited words with which the act must be refused; None where it must be taken."""

    line: int
    on: datetime
    recorded: datetime
    act: StoryAct
    role: str | None = None
    person: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] | None = None
    then: tuple[Expected, ...] = ()


@dataclass(frozen=True)
class Story:
    """`keeps` and `breaks` are the clauses that it shows kept, and shows broken and refused or told."""

    title: str
    file: str
    procedure: str
    tells: tuple[Tell, ...]
    keeps: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
