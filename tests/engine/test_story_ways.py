"""The sentences of a story that look ahead: they hold where the engine says so, and say what is so where it doesn't."""

from held.engine.story_suggestions import suggestions
from held.language.story import Expectation, Forewarns, Waits
from tests.engine.building import london
from tests.engine.crossing import PACK
from tests.engine.test_rehearsal import told
from tests.engine.test_stories import MEET, TALK, run, tell

LAST = london("2026-03-05 23:59")


def failed(*what: Expectation) -> list[str]:
    """After the meeting on Thursday 5 March 2026 the papers are owed, and nobody is carried over before they are sent."""
    *before, last = (TALK, MEET)
    found = run(*before, tell("2026-03-05 14:30", last.act, "hill manager", *what)).failed
    return [str(each) for each in found]


def test_who_may_act_now_for_it_to_go_ahead() -> None:
    assert failed(Waits("carry over", "hill worker", "send the papers")) == []
    (instead,) = failed(Waits("carry over", "hill manager", "send the papers"))
    assert "it waits for hill worker to send the papers" in instead
    (instead,) = failed(Waits("send the papers", "hill worker", "carry over"))
    assert "it is open" in instead


def test_by_when_somebody_has_to_act() -> None:
    assert failed(Forewarns("carry over")) == []
    (instead,) = failed(Forewarns("carry over", LAST))
    assert "somebody has to act by 2026-03-" in instead
    (instead,) = failed(Forewarns("send the papers"))
    assert "it can be done" in instead
    (instead,) = failed(Forewarns("let go"))
    assert "it is not owed" in instead


def test_they_are_suggested_where_a_duty_that_is_new_can_t_be_done_yet() -> None:
    *_, last = suggestions(PACK, told(TALK, MEET))
    words = [one.words for one in last.sentences]
    assert "waits: carry over, for hill worker to send the papers" in words
    assert any(each.startswith("forewarned: carry over, by 2026-03-") for each in words)
