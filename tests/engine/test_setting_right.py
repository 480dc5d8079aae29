"""Set right, never changed: the history is read as if the wrong entry had not counted."""

import pytest

from held.engine.comparing import Difference, difference
from held.engine.history import Corrected, Struck
from held.engine.rereading import as_it_counts
from held.engine.setting_right import NotSetRight, set_right
from tests.engine.building import Telling, london
from tests.engine.crossing import NAME, OTHERS, PACK
from tests.engine.test_steps import begun, decided, over_there


def foreseen(story: Telling, number: int) -> object:
    entry = Struck(**story.entry(None), strikes=number)
    return set_right(pack=PACK, procedure=NAME, history=story.history, entry=entry, moment=story.now)


class TestStruck:
    def test_duties_and_holders_are_judged_again(self) -> None:
        story = over_there().strikes(5)
        assert [holder.service for holder in story.stands().holders] == ["hill team"]
        assert story.owed("carry over") is not None
        assert story.owed("look into it") is None

    def test_an_end_that_was_struck_never_came(self) -> None:
        story = Telling(PACK, NAME)
        story.tries("talk it over", "not now", named=OTHERS)
        assert story.stands().ended is not None
        assert story.strikes(2).stands().ended is None
        assert story.step("talk it over").state == "open"

    def test_a_strike_can_itself_be_struck(self) -> None:
        story = over_there()
        before = story.stands().holders
        story.strikes(5).strikes(6)
        assert story.stands().holders == before

    def test_the_beginning_stays(self) -> None:
        assert begun().strikes(1).stands().lead == "Hana"


class TestCorrected:
    def test_it_is_read_in_the_same_place(self) -> None:
        story = decided()
        instead = story.act("hold the meeting", "next week", happened="2026-03-05 14:30", named=OTHERS)
        story.corrects(3, instead)
        owed = story.owed("hold the meeting")
        assert owed is not None
        assert (owed.norm.id, owed.because) == ("3/2", 3)
        assert story.owed("send the papers") is None

    def test_it_keeps_its_number_and_when_it_was_recorded(self) -> None:
        story = decided()
        recorded = story.history[2].recorded
        story.corrects(3, story.act("hold the meeting", "stay", happened="2026-03-05 14:00"))
        read = as_it_counts(story.history)[2]
        assert (read.number, read.recorded, read.happened) == (3, recorded, london("2026-03-05 14:00"))

    def test_the_later_correction_wins(self) -> None:
        story = decided()
        first = story.act("hold the meeting", "next week", happened="2026-03-05 14:30")
        second = story.act("hold the meeting", "stay", happened="2026-03-05 14:30")
        story.corrects(3, first).corrects(3, second)
        assert story.stands().ended is not None

    def test_whoever_did_it_has_done_it_still(self) -> None:
        story = decided()
        story.corrects(3, story.act("hold the meeting", "stay", happened="2026-03-05 14:30", by="Omar"))
        read = next(entry for entry in as_it_counts(story.history) if entry.number == 3)
        assert (read.by, story.history[2].by) == ("Hana", "Hana")

    def test_who_would_be_told_only_now_is_named_too(self) -> None:
        story = begun().does("ring the bell", "not urgent")
        number = story.history[-1].number

        def foreseen_as(outcome: str) -> Difference:
            entry = Corrected(
                **story.entry(None), corrects=number, instead=story.act("ring the bell", outcome)
            )
            return set_right(pack=PACK, procedure=NAME, history=story.history, entry=entry, moment=story.now)

        assert [telling.role for telling in foreseen_as("urgent").to_tell] == ["harbour manager"]
        assert foreseen_as("not urgent").to_tell == ()


class TestForeseen:
    def test_every_difference_is_shown(self) -> None:
        story = over_there()
        found = set_right(
            pack=PACK,
            procedure=NAME,
            history=story.history,
            entry=Struck(**story.entry(None), strikes=5),
            moment=story.now,
        )
        assert {duty.step for duty in found.gone} == {"visit together", "look into it"}
        assert {duty.step for duty in found.added} == {"carry over"}
        assert (found.holders_before, found.holders_after) == (("hill team", "harbour team"), ("hill team",))
        assert not found.nothing

    def test_a_date_that_moves(self) -> None:
        story = over_there()
        entry = Corrected(
            **story.entry(None),
            corrects=5,
            instead=story.act("carry over", happened="2026-03-04 10:00", named={"harbour worker": "Noor"}),
        )
        found = set_right(pack=PACK, procedure=NAME, history=story.history, entry=entry, moment=story.now)
        assert {moved.after.step for moved in found.moved} == {"visit together", "look into it"}

    def test_what_was_sent_is_named(self) -> None:
        story = over_there()
        found = set_right(
            pack=PACK,
            procedure=NAME,
            history=story.history,
            entry=Struck(**story.entry(None), strikes=4),
            moment=story.now,
        )
        assert [sending.paper for sending in found.sent] == ["the papers"]

    @pytest.mark.parametrize(
        ("number", "says"), [(99, "no entry 99"), (1, "how the transition began"), (6, "counts no more")]
    )
    def test_what_can_not_be_set_right_says_why(self, number: int, says: str) -> None:
        story = over_there().does("visit together").strikes(6)
        with pytest.raises(NotSetRight, match=says):
            foreseen(story, number)

    def test_only_a_step_is_corrected(self) -> None:
        story = begun().knows("the moon is up", "yes")
        entry = Corrected(**story.entry(None), corrects=3, instead=story.act("let go"))
        with pytest.raises(NotSetRight, match="Only a step"):
            set_right(pack=PACK, procedure=NAME, history=story.history, entry=entry, moment=story.now)


def test_no_difference_is_nothing() -> None:
    situation = over_there().stands()
    assert difference(situation, situation).nothing


def test_another_owner_is_a_difference() -> None:
    before = over_there().stands()
    duty = before.duties[0]
    after = before._replace(duties=(duty._replace(role="harbour manager"), *before.duties[1:]))
    (moved,) = difference(before, after).moved
    assert (moved.before.role, moved.after.role) == (duty.role, "harbour manager")
