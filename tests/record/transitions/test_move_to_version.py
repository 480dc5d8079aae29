"""A manager moves a live transition to the version in force: a happening that says so, and all is read anew."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from held.record.actions.cannot import CanNot
from held.record.actions.rebuild import rebuild_all
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.course import course
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.moved_on import (
    AT_ONCE,
    AT_ONCE_TOO,
    PASSES,
    SHOWN,
    all_is_well,
    decided,
    moves,
)
from tests.record.transitions.test_set_right_whole import corrected, struck
from tests.record.transitions.test_take_step import asked


class TestMoved:
    def test_duties_follow_the_version_it_moved_to(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        (before,) = Owed.objects.filter(transition=one)
        moves(harbour, one, later)
        (after,) = Owed.objects.filter(transition=one)
        assert before.due.date() == date(2026, 3, 6)
        assert after.due.date() == date(2026, 3, 18)
        one.refresh_from_db()
        assert one.pack_hash == later
        all_is_well()

    def test_the_entry_says_from_which_to_which_by_whom_why_and_what_was_seen(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        number = moves(harbour, one, later)
        row = Happening.objects.get(child=harbour.older, number=number)
        assert (row.kind, row.pack_hash) == ("moved to a version", later)
        (line,) = course(one.public).moves
        assert (line.was, line.to, line.by_name) == ("2026-01", "2026-04", "Hub Coordinator")
        assert (line.reason, line.seen) == ("The reform asks for it.", SHOWN)

    def test_what_was_recorded_before_keeps_the_words_of_its_day(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        was = one.pack_hash
        moves(harbour, one, later)
        assert {told.pack for told in course(one.public).told} == {was}

    def test_what_is_recorded_after_stands_under_the_new(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        moves(harbour, one, later)
        officer = harbour.workers["bureau officer"]
        answers = {"who walks beside them": officer.public, "where they met": "At the quay."}
        step = asked("introduce the officer", harbour.older, answers=answers, reasons={"A6/1": "Too young."})
        take_step(by=officer, asked=step, key="k3")
        one.refresh_from_db()
        assert one.ended_with == "shore bureau"
        assert Happening.objects.filter(transition=one).order_by("-number")[0].pack_hash == later
        all_is_well()

    def test_rebuilt_it_is_the_same(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        moves(harbour, one, later)
        list(rebuild_all())
        all_is_well()

    def test_the_lead_is_told(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        number = moves(harbour, one, later)
        (notice,) = Notice.objects.filter(because=number)
        assert notice.worker == harbour.workers["hub guide"]
        assert "moved from version 2026-01 of the procedures to version 2026-04" in notice.says

    def test_a_step_struck_after_it_is_judged_under_the_new(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        moves(harbour, one, later)
        told = course(one.public).told[-1]
        struck(harbour, "hub coordinator", told.number)
        assert {row.step for row in Owed.objects.filter(transition=one)} == {"weigh the evidence"}
        all_is_well()

    def test_the_lead_leads_in_their_role_when_the_step_that_passed_it_is_struck(
        self, harbour: Harbour, clock: time_machine.Traveller
    ) -> None:
        put_later(harbour, PASSES, version="2026-02", on=date(2026, 2, 1))
        one = decided(harbour)
        later = put_later(harbour, PASSES, SLOWER)
        clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
        moves(harbour, one, later)
        struck(harbour, "hub coordinator", course(one.public).told[-1].number)
        (lead,) = Lead.objects.filter(child=harbour.older, until=None)
        assert (lead.worker.name, lead.role) == ("Hub Coordinator", "hub coordinator")
        all_is_well()

    def test_what_is_set_right_in_words_of_the_later_version_leaves_the_time_before_the_move(
        self, harbour: Harbour, clock: time_machine.Traveller
    ) -> None:
        """The version of that day has no word for it: until the move all stays as it was recorded then."""
        put_later(harbour, PASSES, version="2026-02", on=date(2026, 2, 1))
        one = decided(harbour)
        later = put_later(harbour, PASSES, AT_ONCE, (PASSES[1], f"{PASSES[1]}{AT_ONCE_TOO}"))
        clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
        moves(harbour, one, later)
        before = list(Lead.objects.filter(child=harbour.older).values_list("role", "since", "until"))
        corrected(harbour, "hub coordinator", course(one.public).told[-1].number, "bureau joins at once")
        assert {row.step for row in Owed.objects.filter(transition=one)} == {"introduce the officer"}
        after = list(Lead.objects.filter(child=harbour.older).values_list("role", "since", "until"))
        assert after == before
        all_is_well()

    def test_the_move_itself_is_not_struck(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        number = moves(harbour, one, later)
        with pytest.raises(CanNot):
            struck(harbour, "hub coordinator", number)


class TestTheDatabase:
    def test_no_other_hand_moves_it(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        was = one.pack_hash
        for wrong in (later, "another"):
            with pytest.raises(IntegrityError, match="until its history says"), transaction.atomic():
                Transition.objects.filter(pk=one.pk).update(pack_hash=wrong)
        moves(harbour, one, later)
        with pytest.raises(IntegrityError, match="until its history says"), transaction.atomic():
            Transition.objects.filter(pk=one.pk).update(pack_hash=was)
