"""The invented pack's one procedure as somebody would write it by hand who needed no other: its rules in code.

It says what the engine says of the same walk: what is owed by whom and when, by which clause, and whether that is late;
how each step stands, who holds and leads, the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from held.engine.calendar import Calendar
from held.engine.history import Began, Happening, StepTaken
from held.language.times import ByMeeting, Within

RAISE, WEIGH, LAMP, INTRODUCE = (
    "raise a concern",
    "weigh the evidence",
    "sound the lamp line",
    "introduce the officer",
)
COORDINATOR, OFFICER = "hub coordinator", "bureau officer"
HUB, BUREAU = "harbour hub", "shore bureau"
CIRCLE = ByMeeting("tuesday circle")


@dataclass(frozen=True)
class Owed:
    """A step, who owes it, by which clause and until when."""

    step: str
    role: str
    clause: str
    due: datetime


@dataclass(frozen=True)
class Standing:
    """`owed`: what is due first stands first; `late`: those that were due before now; `steps`: by name, how each stands."""

    owed: tuple[Owed, ...]
    late: tuple[Owed, ...]
    steps: dict[str, str]
    holders: frozenset[str]
    lead: str | None
    ended: str | None


@dataclass
class Crossing:
    """What is remembered of one child's crossing."""

    calendar: Calendar
    lead: str | None = None
    holders: set[str] = field(default_factory=set)
    weighing: Owed | None = None
    introducing: dict[str, Owed] = field(default_factory=dict)
    raised: bool = False
    weighed: str | None = None
    sounded: bool = False
    in_danger: bool = False
    introduced: bool = False
    heard: str | None = None
    ended: str | None = None

    def hear(self, entry: Happening) -> None:
        if self.ended is not None:
            return
        if isinstance(entry, Began):
            self.lead = entry.lead
            self.holders = {HUB}
            self._weigh_by("A2", entry.happened)
        elif isinstance(entry, StepTaken):
            {RAISE: self._raised, WEIGH: self._weighed, LAMP: self._sounded, INTRODUCE: self._introduced}[
                entry.step
            ](entry)

    def _raised(self, entry: StepTaken) -> None:
        self.raised = True

    def _weigh_by(self, clause: str, since: datetime) -> None:
        self.weighing = Owed(WEIGH, COORDINATOR, clause, self.calendar.due(CIRCLE, since))

    def _weighed(self, entry: StepTaken) -> None:
        self.weighed, self.weighing = entry.outcome, None
        answer = entry.facts.get("the girl or boy was heard")
        self.heard = answer if isinstance(answer, str) else self.heard
        if entry.outcome == "hub continues":
            self._end(HUB)
        elif entry.outcome == "postponed":
            self._weigh_by("our reading of A2", entry.happened)
        else:
            due = self.calendar.due(Within(4, "working days"), entry.happened)
            self._introduce_by("our reading of A3", due)

    def _sounded(self, entry: StepTaken) -> None:
        self.sounded = True
        if entry.outcome == "immediate danger":
            self.in_danger, self.weighing = True, None
            self.holders.add(BUREAU)
            self._introduce_by("A4", entry.happened + timedelta(hours=4))

    def _introduce_by(self, clause: str, due: datetime) -> None:
        self.introducing.setdefault(clause, Owed(INTRODUCE, OFFICER, clause, due))

    def _introduced(self, entry: StepTaken) -> None:
        self.introduced = True
        self.lead = entry.named.get("bureau officer", self.lead)
        self._end(BUREAU)

    def _end(self, service: str) -> None:
        self.ended, self.holders = service, {service}
        self.weighing, self.introducing = None, {}

    def standing(self, moment: datetime) -> Standing:
        owed = [*self.introducing.values()]
        if self.weighing:
            owed.append(self.weighing)
        owed.sort(key=lambda each: each.due)
        late = tuple(each for each in owed if each.due < moment)
        return Standing(tuple(owed), late, self._steps(), frozenset(self.holders), self.lead, self.ended)

    def _steps(self) -> dict[str, str]:
        if self.ended:
            done = {
                RAISE: self.raised,
                WEIGH: self.weighed is not None,
                LAMP: self.sounded,
                INTRODUCE: self.introduced,
            }
            return {step: "done" if was else "not asked for" for step, was in done.items()}
        may_introduce = self.weighed == "bureau joins" or self.in_danger
        return {
            RAISE: "done" if self.raised else "open",
            WEIGH: "replaced" if self.in_danger else "open" if self.weighing else "done",
            LAMP: "open",
            INTRODUCE: "open" if may_introduce else "not asked for",
        }


def by_hand(calendar: Calendar, history: Iterable[Happening]) -> Crossing:
    """The whole history, heard from its beginning."""
    crossing = Crossing(calendar)
    for entry in history:
        crossing.hear(entry)
    return crossing
