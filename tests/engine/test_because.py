"""Why a step stands so is put into words when somebody asks, and of the state that was looked at."""

from dataclasses import replace

import pytest

from held.engine import standing as standing_module
from held.engine.because import because
from held.engine.folding import fold, read_on
from held.engine.situation import Because
from held.engine.standing import standing
from held.engine.stories import run_story
from held.language.story import Look
from tests.engine.building import Telling
from tests.engine.crossing import NAME, PACK
from tests.engine.test_rehearsal import told
from tests.engine.test_stories import MEET, TALK, tell


def a_meeting() -> Telling:
    return Telling(PACK, NAME).does("talk it over", "go on").does("hold the meeting", "go")


def test_nobody_asks_so_nothing_is_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def listening(look: object, run: object, step: str, state: object) -> Because:
        asked.append(step)
        return because(look, run, step, state)  # type: ignore[arg-type]

    monkeypatch.setattr(standing_module, "because", listening)
    stands = a_meeting().stands()
    assert {step.state for step in stands.steps} >= {"open", "done", "not asked for"}
    assert asked == []
    for step in stands.steps:
        assert step.reasons is step.reasons
    assert asked == [step.step for step in stands.steps]


def test_a_state_that_was_read_on_does_not_say_why_it_stood_so_before() -> None:
    story = a_meeting()
    state = fold(pack=PACK, procedure=NAME, history=story.history)
    before, in_a_copy = standing(state, story.now), state.copy()
    read_on(in_a_copy, story.act("carry over"))
    assert before.steps[0].reasons == story.stands().steps[0].reasons
    read_on(state, replace(story.act("carry over"), number=state.last + 1))
    with pytest.raises(RuntimeError, match="was read since"):
        _ = before.steps[1].reasons


def test_every_line_of_a_story_says_why_when_all_have_been_told() -> None:
    late = tell("2026-06-02 10:00", Look(), "hill worker")
    lines = run_story(PACK, told(TALK, MEET, late)).lines
    assert lines[-1].followed.clock
    for number, line in enumerate(lines, start=1):
        alone = run_story(PACK, told(*(TALK, MEET, late)[:number])).lines[-1].followed.situation
        assert [(one.reasons, one.warnings) for one in line.followed.situation.steps] == [
            (one.reasons, one.warnings) for one in alone.steps
        ]
