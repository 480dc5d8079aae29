"""After a move the history is read on under the later version: dates that were kept, what was late, what was set aside."""

from datetime import date

from held.engine.folding import fold
from held.engine.standing import situation
from held.engine.versions.counterparts import counterparts
from tests.engine.building import Telling, london
from tests.engine.versions.a_move import (
    NAME,
    OLD,
    TAKE_ON,
    VISIT,
    back,
    decided,
    due,
    later,
    moved,
    refused,
)


class TestReadingOn:
    """The history that a move leaves is read from its start under the later version: the same, whenever it is read."""

    def test_a_kept_date_stays_until_it_is_done(self) -> None:
        new = later((TAKE_ON, TAKE_ON.replace("5 working days", "1 working days")))
        found = moved(decided(), new)
        stands = situation(pack=new, procedure=NAME, history=found.history, moment=london("2026-03-09 09:00"))
        assert [each.due.date() for each in stands.duties] == [date(2026, 3, 10)]

    def test_asked_again_after_the_move_the_earlier_date_stays(self) -> None:
        new = later((TAKE_ON, TAKE_ON.replace("5 working days", "1 working days")))
        found = moved(decided(), new)
        story = Telling(new, NAME)
        story.history, story.now = found.history, london("2026-03-05 10:00")
        story.does("weigh the worry", "move up", at="2026-03-09 10:00")
        owed = story.owed("take the child on")
        assert owed is not None
        assert owed.due.date() == date(2026, 3, 10)

    def test_what_is_owed_because_something_before_the_move_was_struck_counts_from_the_move(self) -> None:
        visit = "after raising a worry, must make the visit within 2 working days unless weighing the worry"
        new = later((VISIT, f"{VISIT}\n      - {visit}"))
        story = decided()
        story.history, story.pack = moved(story, new, at="2026-03-16 09:00").history, new
        story.now = london("2026-03-16 10:00")
        story.strikes(3)
        owed = story.owed("make the visit")
        assert owed is not None
        assert (owed.since, owed.due.date()) == (london("2026-03-16 09:00"), date(2026, 3, 18))

    def test_back_again_is_a_move_too(self) -> None:
        new = later((TAKE_ON, TAKE_ON.replace("5 working days", "45 working days")))
        there = moved(decided(), new)
        again = back(there, new)
        assert due(again, "take the child on") == date(2026, 3, 10)


class TestLateness:
    def test_what_was_written_stays_with_the_sentence_that_took_its_place(self) -> None:
        more = "after weighing the worry (stay), must ring for help"
        new = later((f"          - {TAKE_ON}", f"          - {more}\n          - {TAKE_ON}"))
        (norm,) = [duty.norm for duty in decided().stands().duties if duty.step == "take the child on"]
        later_id = counterparts(OLD.procedures[NAME], new.procedures[NAME])[norm.id]
        assert later_id != norm.id
        story = decided().clock(norm.id, "take the child on", at="2026-03-12 09:00")
        found = moved(story, new, at="2026-03-13 09:00")
        assert fold(pack=new, procedure=NAME, history=found.history).outer.fired[later_id].late

    def test_what_was_set_aside_stays_so(self) -> None:
        more = "after weighing the worry (stay), must ring for help"
        new = later((f"          - {TAKE_ON}", f"          - {more}\n          - {TAKE_ON}"))
        (norm,) = [duty.norm for duty in decided().stands().duties if duty.step == "take the child on"]
        story = decided().sets_aside(norm.id)
        assert "nothing would be owed" in refused(story, new)
