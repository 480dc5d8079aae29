"""A live transition moves to another version: its history is read again, and nobody is late by the move itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from held.engine.folding import fold
from held.engine.standing import situation
from held.engine.versions import can_end
from held.engine.versions.carrying import Lost, carry
from held.engine.versions.counterparts import counterparts
from held.engine.versions.moving import CannotMove, Moving, move
from held.language.pack import Pack
from held.language.reading import read_text
from tests.engine.building import Telling, london
from tests.packs.small_pack import MOVE_UP, PACK, SECOND_OPINION, changed, small_pack, small_texts

OLD = small_pack()
NAME = "move up"
HUB = frozenset({"family hub"})
TAKE_ON = (
    "after weighing the worry (move up), must take the child on within 5 working days unless already done"
)
VISIT = "after taking the child on, hub worker must make the visit within 10 working days"


def later(*changes: tuple[str, str], file: str = MOVE_UP) -> Pack:
    """The small pack as of April, with passages changed."""
    texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
    for old, new in changes:
        texts = changed(file, old, new, texts)
    return read_text(texts)


def begun() -> Telling:
    """A worry was raised on Monday 2 March, by the hub worker who leads."""
    return Telling(OLD, NAME).does("raise a worry", facts={"how often it happens": "daily"})


def decided() -> Telling:
    return begun().does("weigh the worry", "move up", at="2026-03-03 11:00")


def moving(
    story: Telling, new: Pack, at: str = "2026-03-05 09:00", works_for: frozenset[str] = HUB
) -> Moving | CannotMove:
    return move(
        old=OLD,
        new=new,
        procedure=NAME,
        history=story.history,
        number=len(story.history) + 1,
        by="Mara",
        moment=london(at),
        lead_works_for=works_for,
    )


def moved(story: Telling, new: Pack, at: str = "2026-03-05 09:00") -> Moving:
    found = moving(story, new, at)
    assert isinstance(found, Moving), found
    return found


def refused(story: Telling, new: Pack, **words: frozenset[str]) -> str:
    found = moving(story, new, **words)
    assert isinstance(found, CannotMove)
    return " ".join(found.says)


def due(found: Moving, step: str) -> date:
    return next(duty.due.date() for duty in found.after.duties if duty.step == step)


def ended_by_deciding() -> Pack:
    end = "ends the transition and leaves the child with family hub"
    return later((f"weighing the worry (stay) {end}", f"weighing the worry {end}, whatever is owed"))


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
        found = move(
            old=old,
            new=old,
            procedure=NAME,
            history=story.history,
            number=4,
            by="Mara",
            moment=london("2026-03-05 09:00"),
            lead_works_for=HUB,
        )
        assert isinstance(found, Moving)
        story.history = found.history
        story.strikes(3)
        assert (story.stands().lead, story.stands().lead_role) == ("Sam", "social worker")

    def test_asking_writes_nothing(self) -> None:
        story = decided()
        before = story.history
        moving(story, later())
        assert story.history == before


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
        back = move(
            old=new,
            new=OLD,
            procedure=NAME,
            history=there.history,
            number=5,
            by="Mara",
            moment=london("2026-03-06 09:00"),
            lead_works_for=HUB,
        )
        assert isinstance(back, Moving)
        assert due(back, "take the child on") == date(2026, 3, 10)


class TestWhatHasGone:
    def test_a_renamed_step_is_read_under_its_new_name(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = (
            texts[MOVE_UP]
            .replace("weigh the worry", "consider the worry")
            .replace("weighing the worry", "considering the worry")
            .replace("  consider the worry:\n", "  consider the worry:\n    was: weigh the worry\n")
        )
        new = read_text(texts)
        found = moved(decided(), new)
        assert found.difference.nothing
        assert [each.state for each in found.after.steps if each.step == "consider the worry"] == ["done"]
        assert found.lost == ()

        back = move(
            old=new,
            new=OLD,
            procedure=NAME,
            history=found.history,
            number=found.entry.number + 1,
            by="Mara",
            moment=london("2026-03-06 09:00"),
            lead_works_for=HUB,
        )
        assert isinstance(back, Moving)
        assert back.lost == ()
        assert (back.difference.nothing, back.after.duties) == (True, found.before.duties)

    def test_an_outcome_that_has_gone_is_told(self) -> None:
        old = replace(OLD)
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = texts[MOVE_UP].replace("move up]", "go up]").replace("(move up)", "(go up)")
        texts[MOVE_UP] = texts[MOVE_UP].replace("outcomes: [move up, stay]", "outcomes: [go up, stay]")
        carried = carry(procedure=NAME, old=old, new=read_text(texts), history=decided().history)
        assert carried.lost == (Lost(3, "outcome", "move up", "weigh the worry"),)
        assert "nothing would be owed" in refused(decided(), read_text(texts))

    def test_an_answer_that_has_gone_is_told(self) -> None:
        new = later(("{one of: [once, sometimes, daily]}", "{one of: [once, often]}"))
        found = moved(decided(), new)
        assert found.lost == (Lost(2, "answer", "how often it happens", "raise a worry"),)
        assert not fold(pack=new, procedure=NAME, history=found.history).outer.facts

    def test_it_is_told_no_more_where_it_was_struck(self) -> None:
        new = later(("{one of: [once, sometimes, daily]}", "{one of: [once, often]}"))
        story = begun().does("raise a worry", facts={"how often it happens": "sometimes"}).strikes(3)
        assert [one.number for one in moved(story, new).lost] == [2]

    def test_a_procedure_that_has_gone(self) -> None:
        new = later()
        new = replace(new, procedures={"second opinion": new.procedures["second opinion"]})
        assert refused(begun(), new) == "Version 2026-04 has no procedure “move up”."

    def test_the_step_it_began_with(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts[MOVE_UP] = (
            texts[MOVE_UP].replace("raise a worry", "say it").replace("raising a worry", "saying it")
        )
        texts[PACK] = texts[PACK].replace("raise a worry", "say it")
        says = refused(begun(), read_text(texts))
        assert says == "It began with “raise a worry”, and “move up” has no such step in version 2026-04."

    def test_an_inner_procedure_that_runs(self) -> None:
        texts = changed(PACK, "version: 2026-01", "version: 2026-04", small_texts())
        texts = changed(MOVE_UP, "inside: [second opinion]\n", "", texts)
        del texts[SECOND_OPINION]
        texts = changed(MOVE_UP, "while second opinion is open", "while a social worker is named", texts)
        story = begun().begins("second opinion", "second opinion 1")
        story.does("ask for a second opinion", run="second opinion 1")
        assert "“second opinion” is running" in refused(story, read_text(texts))
        story.does("give a second opinion", "seen alike", run="second opinion 1")
        found = moved(story, read_text(texts))
        assert found.lost == (Lost(3, "inner procedure", "second opinion"),)

    def test_an_end_that_would_have_come_before_what_was_done_since(self) -> None:
        story = decided().does("take the child on", named={"social worker": "Sam"})
        assert "which was done since and would count for nothing" in refused(story, ended_by_deciding())

    def test_an_end_that_waited_for_nothing_else_comes_with_the_move(self) -> None:
        found = moved(decided(), ended_by_deciding())
        assert found.difference.ended_before is None
        assert found.difference.ended_after is not None

    def test_what_has_ended_stays(self) -> None:
        story = begun().does("weigh the worry", "stay")
        assert refused(story, later()) == "It has ended: what has ended stays under the words of its day."


class TestThePromise:
    def test_the_lead_works_for_a_service_that_holds(self) -> None:
        assert "for which the lead does not work" in refused(begun(), later(), works_for=frozenset())

    def test_it_can_still_end(self) -> None:
        """Under these words the hub's part is never closed once the child is taken on."""
        closes = "close the hub's part only when a social worker is named"
        never = "from taking the child on, do not close the hub's part"
        story = decided().does("take the child on", named={"social worker": "Sam"}, at="2026-03-04 09:00")
        works_for = frozenset({"family hub", "social work"})
        assert moved(story, later()).end_is_found
        assert "it could never end" in refused(
            story, later((closes, f"{closes}\n      - {never}")), works_for=works_for
        )

    def test_where_that_was_not_found_out_it_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for bound in ("AT_FIRST", "THEN"):
            monkeypatch.setattr(can_end, bound, 0)
        assert not moved(decided(), later()).end_is_found

    def test_somebody_leads(self) -> None:
        story = begun()
        story.history = (replace(story.history[0], lead=None), *story.history[1:])  # type: ignore[type-var]
        assert refused(story, later()) == "Nobody leads. Name a lead first."


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
