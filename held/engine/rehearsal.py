"""A rehearsal: an invented child stepped through a procedure. It is a story that is told as somebody tries things.

Nothing is kept here: a story with one line more is another story, and what came of it is worked out anew.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from held.engine.comparing import Difference, difference
from held.engine.situation import OwedDuty, Sending, Situation, Telling
from held.engine.standing import standing
from held.engine.story_lines import WhatFollowed
from held.engine.story_runner import Runner
from held.language.pack import Pack
from held.language.story import Story, Tell

MOST_LINES = 60
"""More than the longest story of a shipped pack has by far; what is longer is no example any more."""


class TooLong(ValueError):
    """The rehearsal has as many lines as it may have; its message says what to do."""


@dataclass(frozen=True)
class CameOut:
    """One line as it ran: `tell` says what it is refused for, where it is. `late`: what the clock wrote before it."""

    tell: Tell
    late: tuple[OwedDuty, ...]
    told: tuple[Telling, ...]
    sent: tuple[Sending, ...]


@dataclass(frozen=True)
class Rehearsed:
    """How a rehearsal came out. `followed`: what came of the last line. `before`: how things stood ahead of it; None where
    nothing had begun.
    """

    lines: tuple[CameOut, ...]
    followed: WhatFollowed
    before: Situation | None
    has_begun: bool

    @property
    def tells(self) -> tuple[Tell, ...]:
        return tuple(line.tell for line in self.lines)

    @property
    def situation(self) -> Situation:
        return self.followed.situation

    @property
    def now(self) -> datetime:
        """The moment at which the story stands."""
        return self.lines[-1].tell.recorded

    @property
    def changed(self) -> Difference | None:
        """What the last line changed; None where it was the first to begin anything."""
        return difference(self.before, self.situation) if self.before else None


def rehearse(pack: Pack, story: Story) -> Rehearsed:
    """Run a story that has a line or more, whatever it expects. Raises ValueError for one that has none."""
    if not story.tells:
        raise ValueError("Nothing has been told yet.")
    runner = Runner(pack, story)
    lines: list[CameOut] = []
    before: Situation | None = None
    for tell in story.tells:
        if tell is story.tells[-1] and runner.state and runner.last:
            before = standing(runner.state, runner.last.recorded)
        runner.act(tell)
        as_it_ran = replace(tell, refused=runner.refused)
        lines.append(CameOut(as_it_ran, runner.clock, tuple(runner.told), tuple(runner.sent)))
    return Rehearsed(tuple(lines), runner.followed(), before, runner.state is not None)


def one_more(story: Story, tell: Tell) -> Story:
    """The story with one line more. Raises TooLong."""
    if len(story.tells) >= MOST_LINES:
        raise TooLong(f"This story has {MOST_LINES} lines, and no room for more. Go back to an earlier line.")
    return replace(story, tells=(*story.tells, tell))


def back_to(story: Story, line: int) -> Story:
    """The story as it was after this line, counted from 1; without any for 0."""
    return replace(story, tells=story.tells[: max(line, 0)])
