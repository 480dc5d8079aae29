"""A live transition moves to another version: what changes, and nobody is late by the move itself."""

from datetime import date, timedelta

from held.engine.standing import situation
from tests.engine.building import Telling, london
from tests.engine.versions.a_move import (
    NAME,
    TAKE_ON,
    VISIT,
    begun,
    decided,
    due,
    later,
    moved,
    moving,
)


class TestWhatChanges:
    def test_the_same_words_change_nothing(self) -> None:
        found = moved(decided(), later())
        assert found.difference.nothing
        assert (found.lost, found.entry.kept) == ((), ())

    def test_a_longer_time_counts_from_what_asked_for_it(self) -> None:
        found = moved(decided(), later((TAKE_ON, TAKE_ON.replace("5 working days", "45 working days"))))
        assert [each.after.step for each in found.difference.moved] == ["take the child on"]
        assert due(found, "take the child on") == date(2026, 5, 8)

    def test_a_longer_time_that_is_planted_shorter_is_seen(self) -> None:
        longer = moved(decided(), later((TAKE_ON, TAKE_ON.replace("5 working", "45 working"))))
        shorter = moved(decided(), later((TAKE_ON, TAKE_ON.replace("5 working", "4 working"))))
        assert due(shorter, "take the child on") < due(longer, "take the child on")

    def test_where_the_shorter_time_has_passed_the_date_that_was_given_stays(self) -> None:
        found = moved(decided(), later((TAKE_ON, TAKE_ON.replace("5 working days", "1 working days"))))
        assert due(found, "take the child on") == due(moved(decided(), later()), "take the child on")
        assert found.entry.kept
        assert not any(duty.late for duty in found.after.duties)

    def test_what_was_late_before_is_late_still(self) -> None:
        new = later((TAKE_ON, TAKE_ON.replace("5 working days", "4 working days")))
        found = moved(decided(), new, at="2026-03-20 09:00")
        assert due(found, "take the child on") == date(2026, 3, 9)
        assert found.entry.kept == ()

    def test_what_is_asked_for_the_first_time_counts_from_the_move(self) -> None:
        new = later(
            (VISIT, f"{VISIT}\n      - after raising a worry, must make the visit within 2 working days")
        )
        found = moved(decided(), new, at="2026-03-16 09:00")
        assert due(found, "make the visit") == date(2026, 3, 18)
        (added,) = found.difference.added
        assert (added.since, added.because) == (london("2026-03-16 09:00"), 2)

    def test_what_is_asked_at_once_or_before_a_day_that_is_gone_is_due_by_the_end_of_that_day(self) -> None:
        for time in ("at once", "7 days before the day it is looked at again"):
            new = later((VISIT, f"{VISIT}\n      - after weighing the worry, must make the visit {time}"))
            story = begun().does(
                "weigh the worry",
                "move up",
                at="2026-03-03 11:00",
                facts={"the day it is looked at again": "2026-03-06"},
            )
            found = moved(story, new)
            (added,) = found.difference.added
            assert added.due == london("2026-03-05 23:59") + timedelta(seconds=59)
            after = situation(
                pack=new, procedure=NAME, history=found.history, moment=london("2026-03-05 17:00")
            )
            assert not any(duty.late for duty in after.duties)

    def test_a_day_that_is_told_anew_is_counted_from_again(self) -> None:
        looked = "7 days before the day it is looked at again"
        new = later((VISIT, f"{VISIT}\n      - after raising a worry, must make the visit {looked}"))
        day = "the day it is looked at again"
        story = begun().does("weigh the worry", "move up", at="2026-03-03 11:00", facts={day: "2026-03-06"})
        story.history, story.pack = moved(story, new).history, new
        story.does("weigh the worry", "move up", at="2026-03-05 16:00", facts={day: "2026-04-20"})
        owed = story.owed("make the visit")
        assert owed is not None
        assert owed.due.date() == date(2026, 4, 13)

    def test_what_was_done_stays_done(self) -> None:
        new = later((VISIT, f"{VISIT}\n      - after raising a worry, must weigh the worry within 2 days"))
        assert moved(decided(), new).difference.nothing

    def test_a_must_that_becomes_a_should_is_seen(self) -> None:
        new = later((f"{TAKE_ON}\n", f"{TAKE_ON.replace('must', 'should')}\n"))
        found = moved(decided(), new)
        assert [each.after.force for each in found.difference.moved] == ["should"]

    def test_who_leads_stays(self) -> None:
        new = later(
            ("after closing the hub's part, the lead passes", "after weighing the worry, the lead passes")
        )
        story = begun().does(
            "weigh the worry", "move up", at="2026-03-03 11:00", named={"social worker": "Sam"}
        )
        assert moved(story, new).after.lead == "Hana"

    def test_they_stay_in_their_role_when_the_step_that_named_them_is_struck(self) -> None:
        passes = "after closing the hub's part, the lead passes"
        old = later((passes, "after weighing the worry, the lead passes"))
        story = (
            Telling(old, NAME)
            .does("raise a worry")
            .does("weigh the worry", "move up", at="2026-03-03 11:00", named={"social worker": "Sam"})
        )
        story.history = moved(story, old).history
        story.strikes(3)
        assert (story.stands().lead, story.stands().lead_role) == ("Sam", "social worker")

    def test_asking_writes_nothing(self) -> None:
        story = decided()
        before = story.history
        moving(story, later())
        assert story.history == before
