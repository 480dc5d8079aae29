"""The clock's only word."""

from held.engine.history import WentLate
from held.engine.lateness import lateness_follows, went_late
from held.engine.situation import Taken
from tests.engine.building import Telling, london
from tests.engine.test_steps import over_there


def late(story: Telling, at: str) -> list[str]:
    found = went_late(pack=story.pack, procedure=story.procedure, history=story.history, moment=london(at))
    return [duty.norm.id for duty in found]


def test_nothing_is_late_on_the_day() -> None:
    assert late(over_there(), "2026-03-19 23:00") == ["6/2"]


def test_it_is_late_the_moment_after() -> None:
    assert late(over_there(), "2026-03-20 00:00") == ["6/2", "7/1"]


def test_it_is_written_once() -> None:
    story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
    assert late(story, "2026-03-20 09:00") == ["6/2"]


def test_it_blocks_nothing_and_undoes_nothing() -> None:
    story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
    owed = story.owed("look into it")
    assert owed is not None
    assert owed.late
    assert isinstance(story.tries("look into it", "stays over", by="Noor"), Taken)


def test_sentences_follow_from_it() -> None:
    story = over_there()
    assert story.owed("check the look", at="2026-03-20 09:00") is None
    story.clock("7/1", "look into it", at="2026-03-20 09:00")
    owed = story.owed("check the look")
    assert owed is not None
    assert owed.due == london("2026-03-23 23:59").replace(second=59)


def test_what_it_asks_stays_owed_when_the_late_step_is_done() -> None:
    story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
    assert story.does("look into it", "stays over").owed("check the look") is not None


def test_set_right_it_was_not_late_then() -> None:
    """The carrying over is corrected to a later day: the clock spoke too early, and may speak again."""
    story = over_there().clock("7/1", "look into it", at="2026-03-20 09:00")
    story.corrects(5, story.act("carry over", happened="2026-03-19 10:00", named={"harbour worker": "Noor"}))
    assert story.owed("check the look") is None
    assert "7/1" not in late(story, "2026-03-25 09:00")
    assert "7/1" in late(story, "2026-04-20 09:00")


def test_what_follows_can_be_foreseen() -> None:
    story = over_there()
    entry = WentLate(
        number=9,
        happened=london("2026-03-20 00:00"),
        recorded=london("2026-03-20 09:00"),
        by=None,
        norm="7/1",
        step="look into it",
    )
    after, told, sent = lateness_follows(
        pack=story.pack, procedure=story.procedure, history=story.history, late=entry, moment=entry.recorded
    )
    assert "check the look" in [duty.step for duty in after.duties]
    assert (told, sent) == ((), ())
