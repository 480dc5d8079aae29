"""A second engine, slow and obvious, for tests alone: each norm reads the whole history again by itself.

It shares the words of the language, the entries of a history and the list of bank holidays with the engine, and no line
of how they are judged. It answers what is open, owed and since when, due, refused, who holds the child and who leads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from held.engine.history import (
    Began,
    BuiltInEnd,
    Corrected,
    Happening,
    History,
    KnownChanged,
    MovedToVersion,
    Named,
    SetAside,
    StepTaken,
    Struck,
    WentLate,
)
from held.language.conditions import Condition, Done, Ended, InnerOpen, Stands
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.norms import (
    Duty,
    Ends,
    Holds,
    InnerDuty,
    LeadPasses,
    Opening,
    Returning,
    StandsIn,
)
from held.language.pack import Pack, Procedure
from held.language.times import Before
from tests.second_engine.counting_days import due_after, due_before, end_of_the_day


@dataclass
class Beat:
    """One thing that the norms of a run can hear: what it was, with what result, and how things stood just then."""

    what: tuple[str, str]
    result: str | None
    number: int
    happened: datetime
    done: frozenset[str] = frozenset()
    inner_open: frozenset[str] = frozenset()
    unless_stands: frozenset[str] = frozenset()
    awake: frozenset[str] = frozenset()
    by: str | None = None
    move: MovedToVersion | None = None
    told: dict[str, Any] = field(default_factory=dict)


@dataclass
class Story:
    """One procedure as it ran: everything that was heard in it, in order."""

    procedure: Procedure
    began: Began
    beats: list[Beat] = field(default_factory=list)
    asked_again: set[str] = field(default_factory=set)
    facts: dict[str, Any] = field(default_factory=dict)
    ended: Ends | None = None
    closed: bool = False

    def hears(self, event: Event, beat: Beat) -> list[Occurrence]:
        return [each for each in event.any_of if heard(each, beat)]

    def last(self, kind: str, name: str) -> Beat | None:
        return next((beat for beat in reversed(self.beats) if beat.what == (kind, name)), None)

    def of(self, kind: Any) -> list[Any]:
        return [norm for norm in self.procedure.norms if isinstance(norm, kind)]


def speaks_of(occurrence: Occurrence) -> tuple[str, str]:
    match occurrence:
        case Start():
            return "start", ""
        case Taking(step):
            return "taken", step
        case Lateness(step):
            return "late", step
        case InnerEnd(inner):
            return "ended", inner


def heard(occurrence: Occurrence, beat: Beat) -> bool:
    if speaks_of(occurrence) != beat.what:
        return False
    match occurrence:
        case Taking(_, results) | InnerEnd(_, results):
            return not results or beat.result in results
    return True


@dataclass
class Waiting:
    """A duty that was asked for and not yet done."""

    norm: Any
    causes: list[tuple[Occurrence, Beat]]
    aside: bool = False
    woke: tuple[int, datetime] | None = None
    late: bool = False
    kept: tuple[int, datetime] | None = None


@dataclass
class Period:
    """A period that is open."""

    norm: Any
    number: int
    happened: datetime
    used: bool = False
    turn: int = 1
    late: bool = False


class Again:
    """A history, told again."""

    def __init__(self, pack: Pack, procedure: str, history: History) -> None:
        self.pack = pack
        entries = counted(history)
        began = entries[0]
        assert isinstance(began, Began)
        self.stories: dict[str, Story] = {"": Story(pack.procedures[procedure], began)}
        self.named: dict[str, str] = {}
        self.known: dict[str, str] = {}
        self.lead = began.lead
        self.holders: set[str] = {began.holder} if began.holder else set()
        self.nobody_to_lead = False
        self.started: set[str] = set()
        for entry in entries:
            if not self.over:
                self.nobody_to_lead = False
                self._hear(entry)

    @property
    def outer(self) -> Story:
        return self.stories[""]

    @property
    def over(self) -> bool:
        return self.outer.ended is not None or self.outer.closed

    def running(self) -> list[Story]:
        return [each for each in self.stories.values() if each.ended is None and not each.closed]

    def inner_running(self) -> list[Story]:
        return [each for each in self.running() if each is not self.outer]

    # What is heard

    def _hear(self, entry: Happening) -> None:
        if isinstance(entry, Began) and entry.run and entry.run not in self.stories:
            self.stories[entry.run] = Story(self.pack.procedures[entry.procedure], entry)
        story = self.stories.get(entry.run)
        if isinstance(entry, KnownChanged):
            self.known[entry.known] = entry.value
        elif isinstance(entry, Named):
            self._name(entry.role, entry.person)
            self.lead = entry.person if entry.leads else self.lead
        elif isinstance(entry, MovedToVersion):
            self._move(entry)
        elif story is not None and story in self.running():
            self._hear_in(story, entry)
        self._settle(entry)
        self._end(entry)

    def _move(self, entry: MovedToVersion) -> None:
        self.lead = entry.lead
        if entry.lead and entry.lead_role:
            self._name(entry.lead_role, entry.lead)
        for story in self.running():
            beat = self._beat(story, ("moved", ""), None, entry)
            beat.move, beat.told = entry, dict(story.facts)
            story.beats.append(beat)

    def _hear_in(self, story: Story, entry: Happening) -> None:
        if isinstance(entry, Began) and story.began is entry:
            if story is self.outer:
                if story.procedure.lead_at_start and entry.lead:
                    self._name(story.procedure.lead_at_start, entry.lead)
            else:
                self.outer.beats.append(self._beat(self.outer, ("begun", entry.procedure), None, entry))
            self._beats(story, ("start", ""), None, entry)
        elif isinstance(entry, StepTaken) and entry.step in story.procedure.steps:
            self.started.add(entry.run)
            story.asked_again.discard(entry.step)
            story.facts.update(entry.facts)
            for role, person in entry.named.items():
                self._name(role, person)
            self._beats(story, ("taken", entry.step), entry.outcome, entry)
        elif isinstance(entry, WentLate):
            self._late(story, entry)
        elif isinstance(entry, SetAside):
            story.beats.append(self._beat(story, ("aside", entry.norm), None, entry))
        elif isinstance(entry, BuiltInEnd):
            for each in self.running() if story is self.outer else [story]:
                each.closed = True

    def _late(self, story: Story, entry: WentLate) -> None:
        moment = max(entry.happened, entry.recorded)
        for duty in [*self.duties(story), *self.returns(story)]:
            if duty.norm.id == entry.norm and not duty.late and self.due(story, duty)[1] <= moment:
                name = duty.norm.inner if isinstance(duty.norm, InnerDuty) else duty.norm.step
                story.beats.append(self._beat(story, ("written late", entry.norm), None, entry))
                self._beats(story, ("late", name), None, entry)

    def _beat(self, story: Story, what: tuple[str, str], result: str | None, entry: Happening) -> Beat:
        return Beat(what, result, entry.number, entry.happened, by=entry.by)

    def _beats(self, story: Story, what: tuple[str, str], result: str | None, entry: Happening) -> None:
        beat = self._beat(story, what, result, entry)
        story.beats.append(beat)
        for norm in story.of(LeadPasses):
            if story.hears(norm.after, beat):
                self.lead = self.named.get(norm.role, self.lead)
                self.nobody_to_lead |= norm.role not in self.named
        beat.done = frozenset(step for step in story.procedure.steps if self.counts(story, step, ()))
        beat.inner_open = frozenset(each.procedure.name for each in self.inner_running())
        beat.unless_stands = frozenset(n.id for n in story.of(Ends) if self.so(n.unless, story))

    def _name(self, role: str, person: str) -> None:
        self.named[role] = person
        for story in self.stories.values():
            for known in story.procedure.known.values():
                if known.names == role and known.name in self.known:
                    self.known[known.name] = "yes"

    def _settle(self, entry: Happening) -> None:
        for story in self.running():
            while True:
                again = {
                    duty.norm.step
                    for duty in self.asked(story)
                    if isinstance(duty.norm, Duty)
                    and duty.norm.force != "may"
                    and not duty.aside
                    and self.awake(story, duty.norm)
                    and self.counts(story, duty.norm.step, ())
                    and not self.replaced(story, duty.norm.step)
                }
                if not again:
                    break
                story.asked_again |= again
        for story in self.running():
            beat = self._beat(story, ("settled", ""), None, entry)
            beat.awake = frozenset(n.id for n in story.of(Duty | InnerDuty) if self.awake(story, n))
            story.beats.append(beat)
        holding = {each.norm.service for each in self.periods(self.outer) if isinstance(each.norm, Holds)}
        self.holders = holding if holding else self.holders

    def _end(self, entry: Happening) -> None:
        is_half_an_act = isinstance(entry, Began) and entry.run != ""
        for story in [*self.inner_running(), *([] if is_half_an_act else [self.outer])]:
            if story.ended is None and not story.closed:
                for norm in self.endings(story):
                    if self.so(norm.unless, story):
                        continue
                    if norm.whatever_is_owed or not self.musts(story):
                        self._ends(story, norm, entry)
                        break

    def _ends(self, story: Story, norm: Ends, entry: Happening) -> None:
        story.ended = norm
        if story is not self.outer:
            self._beats(self.outer, ("ended", story.procedure.name), norm.result, entry)
            self._settle(entry)
            return
        self.holders = {norm.service} if norm.service else self.holders
        for inner in self.inner_running():
            inner.closed = True

    # How things stand

    def counts(self, story: Story, step: str, outcomes: tuple[str, ...]) -> bool:
        taken = story.last("taken", step)
        return (
            taken is not None and step not in story.asked_again and (not outcomes or taken.result in outcomes)
        )

    def so(self, condition: Condition | None, story: Story) -> bool:
        return condition is not None and self.judged(condition, story) == "true"

    def judged(self, condition: Condition, story: Story) -> str:
        parts = [self.part(part, story) for part in condition.parts]
        if condition.joined == "or":
            return "true" if "true" in parts else "not known" if "not known" in parts else "false"
        return "false" if "false" in parts else "not known" if "not known" in parts else "true"

    def part(self, part: Any, story: Story) -> str:
        if isinstance(part, Done):
            said = self.counts(story, part.step, part.outcomes)
        elif isinstance(part, InnerOpen):
            said = any(each.procedure.name == part.inner for each in self.inner_running())
        elif isinstance(part, Ended):
            running = any(each.procedure.name == part.inner for each in self.inner_running())
            last = None if running else story.last("ended", part.inner)
            said = last is not None and (not part.results or last.result in part.results)
        else:
            assert isinstance(part, Stands)
            value = self.value(part.name, story)
            if value is None:
                return "not known"
            said = value == part.value
        return "true" if said != part.negated else "false"

    def value(self, name: str, story: Story) -> Any:
        known = story.procedure.known.get(name)
        if known is None:
            return story.facts.get(name)
        return self.known.get(name, "yes" if known.names in self.named else "no")

    def awake(self, story: Story, norm: Any) -> bool:
        return (norm.when is None or self.so(norm.when, story)) and not self.so(norm.unless, story)

    def safe(self, story: Story, step: str) -> bool:
        return any(
            isinstance(each.norm, Opening) and each.norm.for_safety and each.norm.step == step
            for each in self.periods(story)
        )

    def replaced(self, story: Story, step: str) -> bool:
        if self.safe(story, step):
            return False
        for norm in story.of(StandsIn):
            for occurrence in norm.event.any_of:
                latest = story.last(*speaks_of(occurrence))
                if step in norm.steps and latest is not None and heard(occurrence, latest):
                    return True
        return False

    def asked(self, story: Story) -> list[Waiting]:
        """Every duty and offer that was asked for and is not done, each read from the beginning."""
        found = [self._asked(story, norm) for norm in story.of(Duty | InnerDuty)]
        return [duty for duty in found if duty.causes]

    def _asked(self, story: Story, norm: Any) -> Waiting:
        now = Waiting(norm, [])
        own = ("taken", norm.step) if isinstance(norm, Duty) else ("begun", norm.inner)
        for beat in story.beats:
            if beat.what == own:
                now = Waiting(norm, [])
            if beat.what[0] in ("taken", "ended"):
                left = [
                    (occurrence, cause)
                    for occurrence, cause in now.causes
                    if speaks_of(occurrence) != beat.what or heard(occurrence, beat)
                ]
                same = Waiting(norm, left, now.aside, now.woke, now.late, now.kept)
                now = same if left else Waiting(norm, [])
            if beat.what == ("aside", norm.id) and now.causes:
                now.aside = True
            if beat.what == ("written late", norm.id):
                now.late = True
            if beat.move and now.causes and now.woke:
                self._moved(story, now, beat, beat.move)
            for occurrence in story.hears(norm.after, beat):
                if isinstance(norm, InnerDuty) and norm.inner in beat.inner_open:
                    continue
                if isinstance(norm, Duty) and norm.unless_already_done and norm.step in beat.done:
                    continue
                if now.aside:
                    now = Waiting(norm, [])
                now.causes.append((occurrence, beat))
            if beat.what == ("settled", "") and now.causes:
                if norm.id in beat.awake:
                    now.woke = now.woke or (beat.number, beat.happened)
                else:
                    now.woke, now.late, now.kept = None, False, None
        return now

    def _moved(self, story: Story, duty: Waiting, beat: Beat, move: MovedToVersion) -> None:
        """A day is kept; or it is asked for by the move, by the end of that day at the soonest."""
        run = story.began.run
        if (run, duty.norm.id) not in move.owed_before:
            duty.woke, duty.late = (beat.number, beat.happened), False
            counted_from = getattr(duty.norm, "counted_from", None)
            if not counted_from and self.due(story, duty, beat.told)[1] <= beat.happened:
                duty.kept = (beat.number, end_of_the_day(beat.happened))
        for kept_run, norm, day in move.kept:
            if (kept_run, norm) == (run, duty.norm.id):
                duty.kept = (beat.number, day)

    def duties(self, story: Story) -> list[Waiting]:
        """What binds now, in one run."""
        return [
            duty
            for duty in self.asked(story)
            if duty.woke
            and not duty.aside
            and not (isinstance(duty.norm, Duty) and duty.norm.force == "may")
            and not (isinstance(duty.norm, Duty) and self.replaced(story, duty.norm.step))
        ]

    def periods(self, story: Story) -> list[Period]:
        found: list[Period] = []
        for norm in story.procedure.norms:
            opens, closes = getattr(norm, "opens", None), getattr(norm, "closes", None)
            if opens is not None:
                period = self._period(story, norm, opens, closes)
                found.extend([period] if period else [])
        return found

    def _period(self, story: Story, norm: Any, opens: Event, closes: Event | None) -> Period | None:
        now: Period | None = None
        for beat in story.beats:
            if now and beat.what == ("taken", getattr(norm, "step", None)):
                now.used = True
                if isinstance(norm, Returning):
                    now.turn, now.late = self._next_turn(now, beat.happened), False
            if now and isinstance(norm, Returning) and beat.what == ("aside", norm.id):
                now.turn, now.late = self._next_turn(now, beat.happened), False
            if now and beat.what == ("written late", norm.id):
                now.late = True
            if now and beat.move and isinstance(norm, Returning):
                owed = (story.began.run, norm.id) in beat.move.owed_before
                if not owed and self.due(story, now)[1] < beat.happened:
                    now.turn = self._next_turn(now, beat.happened)
            if closes and story.hears(closes, beat):
                now = None
            if story.hears(opens, beat):
                now = now or Period(norm, beat.number, beat.happened)
                now.used = False
        return now

    def _next_turn(self, period: Period, done: datetime) -> int:
        turn = period.turn + 1
        while due_after(self.pack, period.norm.every, period.happened, turn) <= done:
            turn += 1
        return turn

    def returns(self, story: Story) -> list[Period]:
        return [
            each
            for each in self.periods(story)
            if isinstance(each.norm, Returning) and not self.replaced(story, each.norm.step)
        ]

    def endings(self, story: Story) -> list[Ends]:
        return [norm for norm, _ in self.waiting_ends(story)]

    def waiting_ends(self, story: Story) -> list[tuple[Ends, int]]:
        """The endings that happened and wait, in the order in which they happened."""
        found: dict[str, tuple[Ends, Occurrence, int]] = {}
        for beat in story.beats:
            for key, (_, occurrence, _) in list(found.items()):
                same = speaks_of(occurrence) == beat.what and beat.what[0] in ("taken", "ended")
                if same and not heard(occurrence, beat):
                    del found[key]
            for norm in story.of(Ends):
                for occurrence in story.hears(norm.event, beat):
                    if norm.id not in beat.unless_stands:
                        found[norm.id] = (norm, occurrence, beat.number)
        return [(norm, number) for norm, _, number in found.values()]

    def musts(self, story: Story) -> list[tuple[Story, Any]]:
        """What an ending of this run waits for."""
        found: list[tuple[Story, Any]] = []
        for each in [story, *self.inner_running()] if story is self.outer else [story]:
            found.extend((each, d) for d in self.duties(each) if getattr(d.norm, "force", "must") == "must")
            found.extend((each, period) for period in self.returns(each))
        return found

    def due(
        self, story: Story, duty: Waiting | Period, told: dict[str, Any] | None = None
    ) -> tuple[datetime, datetime]:
        """Since when it binds, and when it is due. `told`: the dates that had been told by then."""
        facts = story.facts if told is None else told
        if isinstance(duty, Period):
            every, began = duty.norm.every, duty.happened
            since = due_after(self.pack, every, began, duty.turn - 1) if duty.turn > 1 else began
            return since, due_after(self.pack, every, began, duty.turn)
        assert duty.woke
        dates: list[tuple[datetime, int, datetime]] = []
        for occurrence, cause in duty.causes:
            slept = duty.woke[0] > cause.number
            since = max(cause.happened, duty.woke[1]) if slept else cause.happened
            other = getattr(duty.norm, "counted_from", None)
            kind, name = ("start", "") if isinstance(other, Start) else ("taken", other)
            anchor = story.last(kind, name) if other else None
            from_when = anchor.happened if anchor else since
            itself = isinstance(occurrence, Taking) and occurrence.step == getattr(duty.norm, "step", None)
            time = duty.norm.time
            if isinstance(time, Before):
                when = due_before(self.pack, time, since, facts.get(time.date))
            else:
                when = due_after(self.pack, time, from_when, 1, another_day=itself)
            if duty.kept and cause.number < duty.kept[0]:
                when = max(when, duty.kept[1])
            dates.append((when, cause.number, since))
        due, _, since = min(dates)
        return since, due

    def openers(self, story: Story, step: str) -> Iterator[Any]:
        """The norms by which a step may be taken now."""
        if self.replaced(story, step):
            return
        yield from (
            duty.norm
            for duty in self.asked(story)
            if duty.woke and isinstance(duty.norm, Duty) and duty.norm.step == step
        )
        repeats = story.procedure.steps[step].repeats
        for each in self.periods(story):
            opening = isinstance(each.norm, Opening) and (each.norm.for_safety or repeats or not each.used)
            if (opening or isinstance(each.norm, Returning)) and each.norm.step == step:
                yield each.norm


def counted(history: History) -> list[Happening]:
    """The entries that count. Whatever strikes or corrects may itself be struck; the later word wins."""
    struck: set[int] = set()
    instead: dict[int, StepTaken] = {}
    for entry in reversed(history):
        if entry.number in struck:
            continue
        if isinstance(entry, Struck) and entry.strikes != history[0].number:
            struck.add(entry.strikes)
        if isinstance(entry, Corrected) and entry.corrects not in instead:
            instead[entry.corrects] = entry.instead
    found: list[Happening] = []
    for entry in history:
        right = instead.get(entry.number)
        if entry.number in struck:
            continue
        if right is not None and isinstance(entry, StepTaken):
            found.append(
                StepTaken(
                    number=entry.number,
                    recorded=entry.recorded,
                    by=entry.by,
                    run=entry.run,
                    happened=right.happened,
                    step=right.step,
                    outcome=right.outcome,
                    facts=right.facts,
                    named=right.named,
                    answered=right.answered,
                )
            )
        else:
            found.append(entry)
    return found
