"""What a history comes to while it is being read. Only `folding` changes these; everyone else looks.

A transition has one Run for itself and one for each inner procedure that ran inside it.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from held.engine.calendar import Calendar
from held.engine.history import Answer, Began
from held.engine.situation import Ending
from held.engine.tables import Fires, Tables, fits
from held.language.events import InnerEnd, Occurrence, Taking
from held.language.norms import Duty, Ends, LeadPasses, Norm, Returning, Sends, StandsIn, Tells
from held.language.pack import Pack


class Result(NamedTuple):
    """The latest taking of a step, or the latest end of an inner procedure."""

    outcome: str | None
    number: int
    happened: datetime
    by: str | None


class Cause(NamedTuple):
    """One occurrence that fired a duty."""

    occurrence: Occurrence
    number: int
    happened: datetime


@dataclass(slots=True)
class Fired:
    """A duty (or offer) whose event happened, until its step is done. `woke` is None while it sleeps.

    While another route stands in for its step it binds nobody, but its time runs on, as under a `do not`.
    It may have more than one cause, when it was asked for again while owed; it lapses when it has none left.
    `kept`: a move to another version, by number, left it the date it had, for whatever asked for it before.
    """

    norm: Fires
    causes: tuple[Cause, ...]
    woke: tuple[int, datetime] | None = None
    late: bool = False
    set_aside: bool = False
    kept: tuple[int, datetime] | None = None


@dataclass(slots=True)
class Span:
    """A period that is open: since when, by which happening, and (for an opening) whether it was used."""

    norm: Norm
    number: int
    happened: datetime
    used: bool = False
    turn: int = 1
    late: bool = False


@dataclass(slots=True)
class Run:
    """One procedure as it runs: the transition itself (`name` "") or an inner run."""

    name: str
    tables: Tables
    began: Began
    started: bool = False
    ended: Ending | None = None
    latest: dict[str, Result] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)
    facts: dict[str, Answer] = field(default_factory=dict)
    fired: dict[str, Fired] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    waiting: dict[str, tuple[Ends, Occurrence, int]] = field(default_factory=dict)
    inner_latest: dict[str, Result] = field(default_factory=dict)

    def copy(self) -> "Run":
        """A run that can be read on without touching this one."""
        return Run(
            self.name,
            self.tables,
            self.began,
            self.started,
            self.ended,
            dict(self.latest),
            set(self.stale),
            dict(self.facts),
            {key: replace(fired) for key, fired in self.fired.items()},
            {key: replace(span) for key, span in self.spans.items()},
            dict(self.waiting),
            dict(self.inner_latest),
        )

    def counts(self, step: str, outcomes: tuple[str, ...]) -> bool:
        """The step's latest result is one of these and was not asked for again since."""
        result = self.latest.get(step)
        return result is not None and step not in self.stale and (not outcomes or result.outcome in outcomes)

    def is_latest(self, occurrence: Occurrence) -> bool:
        """Whether this occurrence is still the latest result of what it speaks of."""
        match occurrence:
            case Taking(step):
                taken = self.latest.get(step)
                return taken is not None and fits(occurrence, taken.outcome)
            case InnerEnd(inner):
                ended = self.inner_latest.get(inner)
                return ended is not None and fits(occurrence, ended.outcome)
            case _:
                return True

    def stand_in(self, step: str) -> StandsIn | None:
        """The norm by which another route replaces this step now. Never for a step that is open for safety."""
        replacing = self.tables.about[step].stand_ins
        if not replacing or self.safety(step):
            return None
        for norm in replacing:
            for occurrence in norm.event.any_of:
                if self.is_latest(occurrence):
                    return norm
        return None

    def safety(self, step: str) -> bool:
        """Whether the step is open for safety now: nothing but its own `until` stops it."""
        return not self.tables.about[step].for_safety.isdisjoint(self.spans)

    def owed_fired(self) -> list[Fired]:
        """The duties that bind now: awake, not set aside, not replaced by another route, and no mere offers."""
        return [fired for fired in self.fired.values() if self.binds(fired)]

    def binds(self, fired: Fired) -> bool:
        """Whether this one is among them."""
        norm = fired.norm
        if fired.woke is None or fired.set_aside:
            return False
        return not isinstance(norm, Duty) or (norm.force != "may" and self.stand_in(norm.step) is None)

    def owed_spans(self) -> list[Span]:
        """The duties that come back and whose period is open."""
        if not self.tables.returnings:
            return []
        return [
            span
            for span in self.spans.values()
            if isinstance(span.norm, Returning) and self.stand_in(span.norm.step) is None
        ]


class Effects(NamedTuple):
    """What the entry that was read last set off."""

    tells: tuple[Tells, ...] = ()
    sends: tuple[Sends, ...] = ()
    unled: tuple[LeadPasses, ...] = ()

    def then(self, more: "Effects") -> "Effects":
        """These, and what came after them."""
        return Effects(self.tells + more.tells, self.sends + more.sends, self.unled + more.unled)


NOTHING = Effects()


@dataclass(slots=True)
class State:
    """A transition while its history is read. `runs` has the transition itself under ""; `lead_role`: in which role that
    person leads, empty where it is not said; `last` is the number of the entry that was read last."""

    pack: Pack
    calendar: Calendar
    runs: dict[str, Run]
    lead: str | None
    lead_role: str
    named: dict[str, str]
    known: dict[str, str]
    teams: dict[str, str]
    """Of each service the team that somebody named, the one named last at the end."""
    holders: dict[str, tuple[datetime, Norm | None]]
    effects: Effects = NOTHING
    last: int = 0

    def copy(self) -> "State":
        """A state that can be read on without touching this one."""
        return State(
            self.pack,
            self.calendar,
            {name: run.copy() for name, run in self.runs.items()},
            self.lead,
            self.lead_role,
            dict(self.named),
            dict(self.known),
            dict(self.teams),
            dict(self.holders),
            last=self.last,
        )

    @property
    def outer(self) -> Run:
        return self.runs[""]

    def open_inner(self) -> list[Run]:
        """The inner runs that are running."""
        if len(self.runs) == 1:
            return []
        return [run for name, run in self.runs.items() if name and run.ended is None]

    def view(self, run: Run) -> "View":
        """What conditions of this run look at."""
        return View(self, run)


class View(NamedTuple):
    """How things stand for one run's conditions: its own steps and facts, what is known of the child, inner runs."""

    state: State
    run: Run

    def counts(self, step: str, outcomes: tuple[str, ...]) -> bool:
        return self.run.counts(step, outcomes)

    def value(self, name: str) -> Answer | None:
        known = self.run.tables.procedure.known.get(name)
        if known is None:
            return self.run.facts.get(name)
        if name in self.state.known:
            return self.state.known[name]
        return "yes" if known.names in self.state.named else "no"

    def is_open(self, inner: str) -> bool:
        return any(
            run.ended is None and run.tables.procedure.name == inner for run in self.state.runs.values()
        )

    def has_ended(self, inner: str, results: tuple[str, ...]) -> bool:
        last = self.run.inner_latest.get(inner)
        return last is not None and not self.is_open(inner) and (not results or last.outcome in results)
