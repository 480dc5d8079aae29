"""A story run line by line: the clock says what went late, somebody acts, the sentences are held to what followed."""

from collections.abc import Iterable
from dataclasses import dataclass

from held.engine.story_expectations import unkept
from held.engine.story_lines import WhatFollowed, everything, minute, the_act
from held.engine.story_runner import Runner
from held.language.pack import Pack
from held.language.story import Story, Tell


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
    runner = Runner(pack, story)
    return StoryRun(story, tuple(_line(runner, tell) for tell in story.tells))


def first_failure(pack: Pack, story: Story) -> str | None:
    """What the first hand-written sentence that is not so finds instead; None where all are so."""
    runner = Runner(pack, story)
    for tell in story.tells:
        failed = _line(runner, tell).failed
        if failed:
            return failed[0]
    return None


def _line(runner: Runner, tell: Tell) -> LineRun:
    runner.act(tell)
    followed = runner.followed()
    return LineRun(tell, followed, tuple(_failed(tell, followed, runner.pack)))


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
