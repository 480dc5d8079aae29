"""What the engine answers: how a transition stands at a moment. All is computed, nothing is stored by the engine."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from held.language.norms import Citation, Duty, InnerDuty, Norm, StandsIn
from held.language.times import ByStatute, Limit, LimitValue

ReasonKind = Literal[
    "only",
    "stop",
    "not open",
    "owed",
    "role",
    "missing",
    "someone else",
    "unknown",
    "over",
    "if possible",
]


class OwedDuty(NamedTuple):
    """A duty that binds now. `because` is the number of the happening that asked for it; `since` is when it began
    to bind;
    `due` is never empty: where the clause gives no time it is the authority's own "look again" day and `time_is_ours`.
    `without_bank_holidays`: due past the end of the bank holidays known, so counted without them.
    `by_statute`: the value of the statutory limit that the date rests on, where it rests on one."""

    norm: Norm
    step: str
    role: str | None
    force: Literal["must", "should"]
    run: str
    because: int
    since: datetime
    due: datetime
    time_is_ours: bool
    late: bool
    without_bank_holidays: bool = False
    by_statute: LimitValue | None = None

    @property
    def cites(self) -> Citation:
        return self.norm.cites

    @property
    def statute(self) -> str:
        """ "45 working days: the statutory time limit for the assessment, in force from ..."; else empty."""
        limit = self._limit
        return limit.said_of(self.by_statute) if limit and self.by_statute else ""

    @property
    def statute_in_short(self) -> str:
        """ "45 working days: the statutory time limit for the assessment."; else empty."""
        limit = self._limit
        return f"{self.by_statute.words}: {limit.called}." if limit and self.by_statute else ""

    @property
    def _limit(self) -> Limit | None:
        time = self.norm.time if isinstance(self.norm, Duty | InnerDuty) else None
        return time.limit if isinstance(time, ByStatute) else None


@dataclass(frozen=True)
class Reason:
    """One reason why a step is refused: a sentence, what it cites, and what would let it proceed, in words.

    `needs` names the step (or known) that would let it proceed, where there is one, so that a page can say who does it.
    Kind "if possible" warns and takes a reason: `norm` is the id under which that reason is given.
    """

    says: str
    cites: Citation
    lets_proceed: str
    needs: str | None = None
    kind: ReasonKind = "only"
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Because:
    """Why a step stands as it does: what is against it, and what only warns."""

    reasons: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()


StepState = Literal["open", "stopped", "done", "replaced", "not asked for"]


@dataclass(frozen=True)
class Why:
    """Why each step of a run stands as it does, put into words once, when that is first asked: most who ask how a step
    stands do not ask why. It does not count when two situations are compared.
    """

    says: Callable[[str, StepState], Because] = field(compare=False, repr=False)
    said: dict[str, Because] = field(default_factory=dict, compare=False, repr=False)

    def of(self, step: str, state: StepState) -> Because:
        if step not in self.said:
            self.said[step] = self.says(step, state)
        return self.said[step]


NOTHING_SAID = Why(lambda step, state: Because())


class StepStanding(NamedTuple):
    """How one step stands: open (somebody may take it now), stopped (opened by a norm, but refused for these reasons),
    done (taken, not asked for again), replaced (another route stands in), or not asked for.
    """

    step: str
    run: str
    state: StepState
    opened_by: tuple[Norm, ...] = ()
    replaced_by: StandsIn | None = None
    for_safety: bool = False
    why: Why = NOTHING_SAID

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Of the sentences that open it, or of the one by which another route stands in."""
        norms = (self.replaced_by,) if self.replaced_by else self.opened_by
        return tuple(dict.fromkeys(norm.cites for norm in norms))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.why.of(self.step, self.state).reasons

    @property
    def warnings(self) -> tuple[Reason, ...]:
        return self.why.of(self.step, self.state).warnings


class Holder(NamedTuple):
    """A service that holds the child, since when, and until when that is planned (the due date of what ends it)."""

    service: str
    since: datetime
    norm: Norm | None


@dataclass(frozen=True)
class InnerRun:
    """An inner procedure that is running or ended."""

    run: str
    procedure: str
    began: datetime
    result: str | None
    ended: datetime | None = None


@dataclass(frozen=True)
class Ending:
    """How it ended: which service the child is left with, which procedure begins, or an inner result."""

    at: datetime
    number: int
    service: str | None
    begins: str | None
    result: str | None
    cites: Citation


@dataclass(frozen=True)
class Arrival:
    """The service to which the child goes, with its team where somebody named one; else the sentence that says so."""

    service: str
    team: str | None
    norm: Norm | None


class Situation(NamedTuple):
    """How a transition stands at `moment`, outer steps and those of open inner runs together. `lead_role`: in which role
    the lead leads, empty where the history does not say. `arrival`: where the child goes; `teams`: by service, the team
    that somebody named."""

    moment: datetime
    duties: tuple[OwedDuty, ...]
    inner_owed: tuple[OwedDuty, ...]
    steps: tuple[StepStanding, ...]
    holders: tuple[Holder, ...]
    lead: str | None
    lead_role: str
    named: tuple[tuple[str, str], ...]
    inner: tuple[InnerRun, ...]
    may_begin: tuple[str, ...]
    ended: Ending | None
    arrival: Arrival | None = None
    teams: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Telling:
    """Somebody in this role is told, once."""

    role: str
    norm: Norm


@dataclass(frozen=True)
class Sending:
    """A paper goes to a service, once."""

    paper: str
    service: str
    norm: Norm


@dataclass(frozen=True)
class Refused:
    """Not taken. Every reason is given, not the first alone."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Taken:
    """Taken. `before` and `after` are the situations; the rest is what follows at once."""

    before: Situation
    after: Situation
    told: tuple[Telling, ...]
    sent: tuple[Sending, ...]
    recorded_as: str | None
    warnings: tuple[Reason, ...]
