"""A story told line by line: the clock says what went late, somebody acts, the state goes on."""

from held.engine import story_acts
from held.engine.appointments import appointments
from held.engine.folding import fold, read_on
from held.engine.history import Happening
from held.engine.lateness import not_written
from held.engine.looking import look_at
from held.engine.reasons import not_running
from held.engine.setting_aside import refuse_ending, refuse_setting_aside
from held.engine.situation import OwedDuty, Reason, Sending, Telling
from held.engine.standing import standing
from held.engine.state import Run, State
from held.engine.story_lines import WhatFollowed
from held.engine.tables import tables_of
from held.engine.taking import following
from held.engine.weighing import Weighed, weigh, weigh_inner
from held.language.norms import Only
from held.language.pack import Pack
from held.language.story import (
    BeginInner,
    EndAnyway,
    KnownTold,
    Look,
    PutAside,
    Story,
    Strike,
    TakeStep,
    Tell,
)


class Runner:
    """A story while it is run: its history so far, and the state that comes to. `numbers` says where each line ended.

    `state` is None until a beginning was taken: a refused beginning begins nothing.
    """

    def __init__(self, pack: Pack, story: Story) -> None:
        self.pack = pack
        self.story = story
        self.procedure = pack.procedures[story.procedure]
        self.history: list[Happening] = []
        self.numbers: list[int] = []
        self.state: State | None = None
        self.told: list[Telling] = []
        self.sent: list[Sending] = []
        self.clock: tuple[OwedDuty, ...] = ()
        self.weighed: Weighed | None = None
        self.last: Tell | None = None

    def act(self, tell: Tell) -> None:
        """Tell one more line. What came of it stands in `followed` until the next."""
        self.told, self.sent = [], []
        self.clock = self._clock(tell)
        begun = self.state or self._begin(tell)
        self.weighed = self._weigh(begun, tell)
        if self.weighed.after is not begun:
            self._follow(self.weighed.after)
        if self.state or not self.weighed.refused:
            self.state = self.weighed.after
        self.numbers.append(len(self.history))
        self.last = tell

    def followed(self) -> WhatFollowed:
        """How things stand after the line told last, and what came of it. Raises ValueError where none was told."""
        if self.last is None or self.weighed is None:
            raise ValueError("No line of this story has been told yet.")
        weighed = self.weighed
        situation = standing(weighed.after, self.last.recorded)
        return WhatFollowed(
            situation,
            weighed.after,
            weighed.refused,
            weighed.warnings,
            tuple(self.told),
            tuple(self.sent),
            None if weighed.refused else self._kind(self.last),
            self.clock,
            appointments(
                pack=self.pack,
                procedure=self.procedure.name,
                history=tuple(self.history),
                situation=situation,
            ),
        )

    @property
    def refused(self) -> frozenset[str] | None:
        """The words that the line told last was refused with; None where it was taken."""
        reasons = self.weighed.refused if self.weighed else ()
        return frozenset(reason.cites.words for reason in reasons) or None

    @property
    def _next(self) -> int:
        return len(self.history) + 1

    def _follow(self, state: State) -> None:
        told, sent = following(state.effects)
        self.told.extend(told)
        self.sent.extend(sent)

    def _clock(self, tell: Tell) -> tuple[OwedDuty, ...]:
        """What went late is written as of when it was due, the earliest first; more may follow from it."""
        found: list[OwedDuty] = []
        while self.state:
            late = not_written(self.state, tell.recorded)
            if not late:
                break
            self.state = self.state.copy()
            self._read(self.state, story_acts.clock_says(late[0], tell, self._next))
            self._follow(self.state)
            found.append(late[0])
        return tuple(found)

    def _begin(self, tell: Tell) -> State:
        self.history = [story_acts.beginning(self.procedure, tell)]
        begun = self._folded()
        self._follow(begun)
        for entry in story_acts.knowns_changed(self.story.known, tell, self._next):
            self._read(begun, entry)
        return begun

    def _folded(self) -> State:
        return fold(pack=self.pack, procedure=self.procedure.name, history=tuple(self.history))

    def _read(self, state: State, entry: Happening) -> None:
        self.history.append(entry)
        read_on(state, entry)

    def _weigh(self, state: State, tell: Tell) -> Weighed:
        match tell.act:
            case TakeStep(step, outcome, inner):
                return self._take(state, tell, step, outcome, inner)
            case BeginInner(inner, step, outcome):
                return self._begin_inner(state, tell, inner, step, outcome)
            case PutAside(step, inner):
                return self._put_aside(state, tell, step, inner)
            case KnownTold(values):
                after = state.copy()
                for entry in story_acts.knowns_changed(values, tell, self._next):
                    self._read(after, entry)
                return Weighed(after)
            case Strike(line):
                self.history.append(story_acts.struck(tell, self._next, self.numbers[line - 1]))
                return Weighed(self._folded())
            case EndAnyway(why):
                return self._end_anyway(state, tell, why)
            case Look():
                return Weighed(state)

    def _take(self, state: State, tell: Tell, step: str, outcome: str | None, inner: str | None) -> Weighed:
        run = _latest_run(state, inner)
        if run is None:
            return Weighed(state, (not_running(inner or ""),))
        taken = run.tables.procedure.steps[step]
        act = story_acts.step_taken(self.pack, tell, self._next, run.name, taken, outcome)
        weighed = weigh(state, act, _acting(tell), tell.recorded, self._departures(tell))
        if not weighed.refused:
            self.history.append(act)
        return weighed

    def _begin_inner(self, state: State, tell: Tell, inner: str, step: str, outcome: str | None) -> Weighed:
        count = 1 + sum(run.tables.procedure.name == inner for run in state.runs.values())
        name = f"{inner} {count}"
        began = story_acts.inner_beginning(tell, self._next, name, inner)
        taken = self.pack.procedures[inner].steps[step]
        act = story_acts.step_taken(self.pack, tell, self._next + 1, name, taken, outcome)
        departures = self._departures(tell)
        weighed = weigh_inner(state, inner, began, act, _acting(tell), tell.recorded, departures)
        if not weighed.refused:
            self.history.extend((began, act))
        return weighed

    def _put_aside(self, state: State, tell: Tell, step: str, inner: str | None) -> Weighed:
        run = _latest_run(state, inner)
        after = state.copy()
        refused: list[Reason] = []
        for duty in look_at(state, tell.recorded).owed:
            if run is not None and duty.run == run.name and duty.step == step:
                entry = story_acts.put_aside(tell, self._next, run.name, duty.norm.id)
                reason = refuse_setting_aside(state, entry, _acting(tell), tell.recorded)
                if reason:
                    refused.append(reason)
                else:
                    self._read(after, entry)
        return Weighed(state, tuple(refused)) if refused else Weighed(after)

    def _end_anyway(self, state: State, tell: Tell, why: str) -> Weighed:
        reason = refuse_ending(state, _acting(tell))
        if reason:
            return Weighed(state, (reason,))
        after = state.copy()
        self._read(after, story_acts.ended_anyway(tell, self._next, why))
        return Weighed(after)

    def _departures(self, tell: Tell) -> frozenset[str]:
        """A line that is to be taken says why wherever it departs from an `if possible`."""
        if tell.refused is not None:
            return frozenset()
        procedures = (self.procedure, *(self.pack.procedures[inner] for inner in self.procedure.inside))
        norms = (norm for procedure in procedures for norm in procedure.norms)
        return frozenset(norm.id for norm in norms if isinstance(norm, Only) and norm.if_possible)

    def _kind(self, tell: Tell) -> str | None:
        match tell.act:
            case TakeStep(step, _, inner):
                procedure = self.pack.procedures[inner] if inner else self.procedure
                return tables_of(procedure).recorded_as.get(step)
            case _:
                return None


def _acting(tell: Tell) -> frozenset[str]:
    return frozenset({tell.role} if tell.role else ())


def _latest_run(state: State, inner: str | None) -> Run | None:
    if inner is None:
        return state.outer
    runs = [run for run in state.runs.values() if run.name and run.tables.procedure.name == inner]
    return runs[-1] if runs else None
