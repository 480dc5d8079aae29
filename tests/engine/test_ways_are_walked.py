"""From wherever a random story of a shipped pack has got to, the way that is advised is taken, act by act, and it opens
what it was for."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from held.engine.proceeding import Goal, lets_proceed
from held.engine.standing import standing
from held.engine.story_runner import Runner
from tests.engine.building import Telling
from tests.engine.following_ways import follow
from tests.mutants.wandering import walks
from tests.procedures.packs import CARELINE, LUTON, the_pack

FEW = 3
"""Walks of a procedure, in the build."""


def walked(path: Path, most: int) -> Iterator[str]:
    """What was found for each step that is stopped after a line of a walk: "way" where it was walked and opens it."""
    pack = the_pack(path)
    for procedure in pack.procedures.values():
        if procedure.is_inner:
            continue
        for number, story in enumerate(islice(walks(pack, procedure), most)):
            dice = random.Random(f"{procedure.name} {number}")
            runner = Runner(pack, story)
            until = dice.randrange(len(story.tells))
            for tell in story.tells[: until + 1]:
                runner.act(tell)
            if runner.state is None or runner.last is None:
                continue
            moment = runner.last.recorded
            for step in standing(runner.state, moment).steps:
                if step.state == "stopped":
                    yield _follows(Telling(pack, procedure.name), runner, Goal(step.run, step.step))


def _follows(telling: Telling, runner: Runner, goal: Goal) -> str:
    assert runner.last
    telling.history, telling.now = tuple(runner.history), runner.last.recorded
    found = lets_proceed(
        pack=telling.pack,
        procedure=telling.procedure,
        history=telling.history,
        goal=goal,
        moment=telling.now,
    )
    if found.found == "way":
        where = (
            f"{telling.procedure}: {goal}, by {[(act.kind, act.step, act.outcomes) for act in found.acts]}"
        )
        assert follow(telling, found.acts), f"refused on the way: {where}"
        assert telling.step(goal.step, goal.run).state == "open", f"not opened: {where}"
    return found.found


@pytest.mark.parametrize("path", [LUTON, CARELINE], ids=lambda path: path.parent.name)
def test_the_way_that_is_advised_opens_the_step(path: Path) -> None:
    assert "way" in list(walked(path, FEW))
