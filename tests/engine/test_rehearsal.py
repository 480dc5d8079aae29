"""An invented child is stepped through a procedure, line by line."""

from dataclasses import replace
from pathlib import Path

import pytest

from held.engine.rehearsal import MOST_LINES, TooLong, back_to, one_more, rehearse
from held.engine.rehearsal_moments import moments_ahead
from held.engine.stories import run_story
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_pack
from held.language.story import Look, Story, TakeStep, Tell
from tests.engine.building import london
from tests.engine.crossing import NAME, PACK
from tests.engine.test_stories import MEET, TALK, tell

NOTHING = Story("invented", "stories/invented.yaml", NAME, ())
SHIPPED = sorted(path.parent for path in Path("held/procedures").glob("*/*/pack.yaml"))


def told(*tells: Tell) -> Story:
    return replace(NOTHING, tells=tells)


def test_the_last_line_is_what_changed() -> None:
    found = rehearse(PACK, told(TALK, MEET))
    assert found.changed is not None
    assert [duty.step for duty in found.changed.gone] == ["hold the meeting"]
    assert {duty.step for duty in found.changed.added} == {"carry over", "send the papers"}
    assert found.now == MEET.recorded


def test_before_the_first_line_nothing_stood() -> None:
    found = rehearse(PACK, told(TALK))
    assert found.changed is None
    assert found.has_begun


def test_a_step_that_is_stopped_is_a_line_with_its_refusal() -> None:
    let_go = tell("2026-03-05 15:00", TakeStep("let go"), "hill manager")
    found = rehearse(PACK, told(TALK, MEET, let_go))
    assert found.tells[-1].refused == frozenset({"7", "our reading of 7"})
    assert [reason.cites.words for reason in found.followed.refused] == ["7", "our reading of 7"]
    assert found.changed is not None
    assert found.changed.nothing


def test_what_ran_is_a_story_that_is_kept() -> None:
    let_go = tell("2026-03-05 15:00", TakeStep("let go"), "hill manager")
    found = rehearse(PACK, told(TALK, MEET, let_go))
    assert run_story(PACK, told(*found.tells)).failed == ()
    assert run_story(PACK, told(TALK, MEET, let_go)).failed != ()


def test_a_beginning_that_is_refused_begins_nothing() -> None:
    found = rehearse(PACK, told(tell("2026-03-02 10:00", TakeStep("let go"), "hill manager")))
    assert not found.has_begun
    assert found.changed is None


def test_a_story_without_a_line_is_nothing_to_run() -> None:
    with pytest.raises(ValueError, match="Nothing has been told yet"):
        rehearse(PACK, NOTHING)


def test_back_to_a_line() -> None:
    story = told(TALK, MEET, MEET)
    assert back_to(story, 1).tells == (TALK,)
    assert back_to(story, 0).tells == back_to(story, -3).tells == ()


def test_it_is_only_so_long() -> None:
    look = tell("2026-03-05 15:00", Look())
    full = told(TALK, *[look] * (MOST_LINES - 1))
    assert len(one_more(back_to(full, MOST_LINES - 1), look).tells) == MOST_LINES
    with pytest.raises(TooLong, match="Go back to an earlier line"):
        one_more(full, look)


def test_where_to_go_from_here() -> None:
    found = moments_ahead(PACK, rehearse(PACK, told(TALK)).situation)
    assert [(each.kind, each.moment) for each in found] == [
        ("now", london("2026-03-02 10:00")),
        ("working day", london("2026-03-03 10:00")),
        ("due", london("2026-03-05 23:59")),
        ("late", london("2026-03-06 10:00")),
        ("meeting", london("2026-03-05 14:00")),
    ]


def test_where_nobody_is_at_work_the_next_working_day_begins_at_nine() -> None:
    night = tell("2026-03-02 23:59", Look())
    ahead = {
        each.kind: each.moment for each in moments_ahead(PACK, rehearse(PACK, told(TALK, night)).situation)
    }
    assert ahead["working day"] == london("2026-03-03 09:00")


def test_what_is_due_at_an_hour_is_late_a_minute_after_it() -> None:
    rung = tell("2026-03-02 10:00", TakeStep("ring the bell", "urgent"), "hill manager")
    ahead = {
        each.kind: each.moment for each in moments_ahead(PACK, rehearse(PACK, told(TALK, rung)).situation)
    }
    assert (ahead["due"], ahead["late"]) == (london("2026-03-02 14:00"), london("2026-03-02 14:01"))


def test_when_it_is_late_it_is_late_and_just_in_time_it_is_not() -> None:
    ahead = {each.kind: each.moment for each in moments_ahead(PACK, rehearse(PACK, told(TALK)).situation)}
    still = replace(tell("2026-03-02 10:00", Look()), on=ahead["due"], recorded=ahead["due"])
    assert rehearse(PACK, told(TALK, still)).followed.clock == ()
    over = replace(still, on=ahead["late"], recorded=ahead["late"])
    assert [duty.step for duty in rehearse(PACK, told(TALK, over)).followed.clock] == ["hold the meeting"]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.parent.name + path.name)
def test_every_story_of_a_shipped_pack_rehearses_as_it_is_told(folder: Path) -> None:
    pack: Pack = read_pack(folder)
    for file in sorted((folder / "stories").glob("*.yaml")):
        story = read_story(file.read_text(encoding="utf-8"), file.name, pack)
        found = rehearse(pack, story)
        assert found.tells == story.tells, file.name
        assert found.followed == run_story(pack, story).lines[-1].followed, file.name
