"""A story run line by line: the clock says what went late, somebody acts, the sentences are held to what followed."""

from collections.abc import Iterable
from dataclasses import dataclass

from held.engine import story_acts
from held.engine.folding import fold, read_on
from held.engine.history import Happening
from held.engine.lateness import not_written
from held.engine.looking import look_at
from held.engine.reasons import not_running
from held.engine.setting_aside import refuse_setting_aside
from held.engine.situation import OwedDuty, Reason, Sending, Telling
from held.engine.standing import standing
from held.engine.state import Run, State
from held.engine.story_expectations import unkept
from held.engine.story_lines import WhatFollowed, everything, minute, the_act
from held.engine.tables import tables_of
from held.engine.taking import following
from held.engine.weighing import Weighed, weigh, weigh_inner
from held.language.norms import Only
from held.language.pack import Pack
from held.language.story import BeginInner, KnownTold, Look, PutAside, Story, Strike, TakeStep, Tell


@dataclass(frozen=True)
class LineRun:
    """One line of a story as it ran. `failed` says, for each sentence that is not so, what is so instead."""

    tell: Tell
    followed: WhatFollowed
    failed: tuple[str, ...]

    @property
    def printed(self) -> str:
        """The line and everything that is so after it."""
        tell = self.tell
        who = f"{tell.person} as {tell.role}" if tell.person != tell.role else tell.role
        late = f", recorded {minute(tell.recorded)}" if tell.recorded != tell.on else ""
        head = f"{minute(tell.on)}{late}, {who or 'nobody'}: {the_act(tell.act)}"
        return "\n".join([head, *(f"  {line}" for line in everything(self.followed))])


@dataclass(frozen=True)
class StoryRun:
    """A whole story as it ran."""

    story: Story
    lines: tuple[LineRun, ...]

    @property
    def failed(self) -> tuple[tuple[int, str], ...]:
        """Each sentence that is not so: the line in the story's file, and what is so instead."""
        return tuple((line.tell.line, words) for line in self.lines for words in line.failed)

    @property
    def printed(self) -> str:
        """The whole set, after each line: any change of the pack shows in it."""
        return "\n\n".join([self.story.title, *(line.printed for line in self.lines)]) + "\n"


def run_story(pack: Pack, story: Story) -> StoryRun:
    """Run a story to its end; a line that fails does not stop it."""
    runner = _Runner(pack, story)
    return StoryRun(story, tuple(runner.line(tell) for tell in story.tells))


def first_failure(pack: Pack, story: Story) -> str | None:
    """What the first hand-written sentence that is not so finds instead; None where all are so."""
    runner = _Runner(pack, story)
    for tell in story.tells:
        failed = runner.line(tell).failed
        if failed:
            return failed[0]
    return None


class _Runner:
    """A story while it is run: its history so far, and the state that comes to. `numbers` says where each line ended."""

    def __init__(self, pack: Pack, story: Story) -> None:
        self.pack = pack
        self.story = story
        self.procedure = pack.procedures[story.procedure]
        self.history: list[Happening] = []
        self.numbers: list[int] = []
        self.state: State | None = None
        self.told: list[Telling] = []
        self.sent: list[Sending] = []

    def line(self, tell: Tell) -> LineRun:
        self.told, self.sent = [], []
        clock = self._clock(tell)
        begun = self.state or self._begin(tell)
        weighed = self._weigh(begun, tell)
        if weighed.after is not begun:
            self._follow(weighed.after)
        if self.state or not weighed.refused:
            self.state = weighed.after
        self.numbers.append(len(self.history))
        followed = WhatFollowed(
            standing(weighed.after, tell.recorded),
            weighed.refused,
            weighed.warnings,
            tuple(self.told),
            tuple(self.sent),
            None if weighed.refused else self._kind(tell),
            clock,
        )
        return LineRun(tell, followed, tuple(_failed(tell, followed, self.pack)))

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


def _failed(tell: Tell, followed: WhatFollowed, pack: Pack) -> Iterable[str]:
    cited = {reason.cites.words for reason in followed.refused}
    said = " ".join(reason.says for reason in followed.refused)
    if tell.refused is None and cited:
        yield f"{the_act(tell.act)}: this is refused, citing {_quoted(cited)}. {said}"
    elif tell.refused is not None and not cited:
        yield f"{the_act(tell.act)}: this is taken, and not refused citing {_quoted(tell.refused)}."
    elif tell.refused is not None and cited != tell.refused:
        yield f"{the_act(tell.act)}: refused citing {_quoted(cited)}, and not {_quoted(tell.refused)}. {said}"
    for expected in tell.then:
        instead = unkept(expected.what, followed, pack)
        if instead:
            yield f"{expected.words}: {instead.removesuffix('.')}."


def _quoted(cited: Iterable[str]) -> str:
    return " and ".join(f"“{words}”" for words in sorted(cited))
