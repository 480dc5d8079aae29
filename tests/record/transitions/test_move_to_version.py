"""A manager moves a live transition to the version in force: written as a happening, once, whole, or not at all."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.rebuild import compare_all, moved, rebuild_all
from held.record.actions.transitions.move_to_version import MEANWHILE, move_to_version
from held.record.actions.transitions.set_right import strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.history.verify import verify
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.transitions.course import course
from held.record.reading.transitions.waiting_to_move import (
    foresee_move,
    how_many_stand_elsewhere,
    one_to_move,
    waiting_to_move,
)
from held.record.reading.transitions.who_moves import WhoMoves, who_moves
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import SLOWER, THE_DAY, put_later
from tests.record.transitions.test_set_right_whole import corrected
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

WEIGH = "      - after the start, must weigh the evidence by the next tuesday circle\n"
PASSES = (
    WEIGH,
    f"{WEIGH}      - after weighing the evidence (bureau joins), the lead passes to hub coordinator\n",
)
AT_ONCE = ("[bureau joins, hub", "[bureau joins, bureau joins at once, hub")
AT_ONCE_TOO = (
    "      - after weighing the evidence (bureau joins at once), the lead passes to hub coordinator\n"
    "      - after weighing the evidence (bureau joins at once), must introduce the officer within 3 days\n"
)
SHOWN = ("Introduce the officer: due later.",)


def decided(harbour: Harbour) -> Transition:
    """A concern was raised on Monday 2 March and weighed at the circle on Tuesday."""
    raised(harbour, harbour.older)
    step = asked(
        "weigh the evidence", harbour.older, outcome="bureau joins", others=with_the_principal(harbour)
    )
    take_step(by=harbour.workers["hub coordinator"], asked=step, key="k2")
    return Transition.objects.get(child=harbour.older, procedure="crossing")


def last(harbour: Harbour) -> int:
    return Happening.objects.filter(child=harbour.older).order_by("-number")[0].number


def moves(harbour: Harbour, one: Transition, to: str, **words: object) -> int:
    given = {
        "by": harbour.workers["hub coordinator"],
        "transition": one.public,
        "to": to,
        "seen": last(harbour),
        "shown": SHOWN,
        "reason": "The reform asks for it.",
        "key": "m1",
    }
    return move_to_version(**(given | words))  # type: ignore[arg-type]


def all_is_well() -> None:
    assert moved() == ()
    assert not [one for found in compare_all() for one in found]
    assert not verify().faults
    assert not children_without()


@pytest.fixture
def to_move(harbour: Harbour, clock: time_machine.Traveller) -> tuple[Transition, str]:
    """Decided under the first version; from Monday 9 March another holds, and it is 9am that day."""
    one = decided(harbour)
    later = put_later(harbour, SLOWER)
    clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    return one, later


class TestInForce:
    def test_what_begins_before_the_day_stands_under_the_old_and_from_it_under_the_new(
        self, harbour: Harbour, clock: time_machine.Traveller
    ) -> None:
        later = put_later(harbour, SLOWER)
        clock.move_to(datetime(2026, 3, 8, 23, 59, tzinfo=UTC))
        raised(harbour, harbour.older)
        clock.move_to(datetime(2026, 3, 9, 0, 1, tzinfo=UTC))
        raised(harbour, harbour.younger, key="k9")
        before, after = Transition.objects.order_by("pk")
        assert pack_by_hash(before.pack_hash).version == "2026-01"
        assert after.pack_hash == later
        assert how_many_stand_elsewhere(on=now().date()) == 1

    def test_before_any_is_in_force_nothing_is_counted(self, db: None) -> None:
        with pytest.raises(NothingInForce):
            how_many_stand_elsewhere(on=THE_DAY)


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
        strike(
            by=harbour.workers["hub coordinator"],
            child=harbour.older.public,
            number=told.number,
            why="Another child's.",
            key="s1",
        )
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
        strike(
            by=harbour.workers["hub coordinator"],
            child=harbour.older.public,
            number=course(one.public).told[-1].number,
            why="Another child's.",
            key="s1",
        )
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
            strike(
                by=harbour.workers["hub coordinator"],
                child=harbour.older.public,
                number=number,
                why="No.",
                key="s2",
            )


class TestOnce:
    def test_a_double_click_moves_it_once(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        assert moves(harbour, one, later) == moves(harbour, one, later)
        assert Happening.objects.filter(kind="moved to a version").count() == 1

    def test_with_another_form_it_has_moved_already(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        moves(harbour, one, later)
        with pytest.raises(CanNot, match="stands under version 2026-04 already"):
            moves(harbour, one, later, key="m2")

    def test_what_was_recorded_meanwhile_is_looked_at_again(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        seen = last(harbour)
        urgent = asked("sound the lamp line", harbour.older, outcome="all quiet")
        take_step(by=harbour.workers["hub guide"], asked=urgent, key="u")
        with pytest.raises(CanNot, match=MEANWHILE):
            moves(harbour, one, later, seen=seen)
        one.refresh_from_db()
        assert one.pack_hash != later

    def test_another_version_put_in_force_meanwhile_is_looked_at_first(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        put_later(harbour, version="2026-05")
        with pytest.raises(CanNot, match="Version 2026-05 is in force now"):
            moves(harbour, one, later)


class TestRefused:
    def test_who_manages_nothing(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        with pytest.raises(CanNot, match="A manager in a service that holds the child"):
            moves(harbour, one, later, by=harbour.workers["hub guide"])

    def test_who_manages_in_another_service(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        with pytest.raises(CanNot, match="A manager in a service that holds the child"):
            moves(harbour, one, later, by=harbour.workers["bureau principal"])

    def test_who_answers_for_every_child_may(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        head = harbour.workers["bureau officer"]
        Membership.objects.filter(worker=head).update(sees_all=True)
        assert moves(harbour, one, later, by=head)

    def test_without_a_reason(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        with pytest.raises(CanNot, match="Say why it moves now"):
            moves(harbour, one, later, reason=" ")

    def test_where_the_lead_would_work_for_nobody_who_holds(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        officer = harbour.workers["bureau officer"]
        change_lead(
            by=harbour.workers["hub coordinator"],
            child=harbour.older.public,
            to=officer.public,
            role="bureau officer",
            reason="For now.",
        )
        with pytest.raises(CanNot, match="for which the lead does not work"):
            moves(harbour, one, later)
        one.refresh_from_db()
        assert one.pack_hash != later


HUB = frozenset({"harbour hub"})


class TestWaiting:
    def test_each_is_shown_with_what_would_change(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        one, later = to_move
        coordinator = harbour.workers["hub coordinator"]
        mine = who_moves(coordinator, pack_by_hash(later))
        (waiting,) = waiting_to_move(coordinator, mine, later)
        assert (waiting.run.transition, waiting.in_force) == (one.public, later)
        found = foresee_move(waiting, pack_by_hash(later), lead_works_for=HUB, moment=now())
        assert [each.after.step for each in found.difference.moved] == ["introduce the officer"]  # type: ignore[union-attr]

    def test_another_services_manager_has_none(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        _, later = to_move
        principal = harbour.workers["bureau principal"]
        assert waiting_to_move(principal, who_moves(principal, pack_by_hash(later)), later) == ()

    def test_whoever_manages_nothing_has_none(
        self, harbour: Harbour, to_move: tuple[Transition, str]
    ) -> None:
        _, later = to_move
        assert not who_moves(harbour.workers["hub guide"], pack_by_hash(later)).anybody

    def test_looking_and_moving_say_the_same(self, harbour: Harbour, to_move: tuple[Transition, str]) -> None:
        one, later = to_move
        looked = one_to_move(harbour.workers["hub coordinator"], one.public)
        found = foresee_move(looked, pack_by_hash(later), lead_works_for=HUB, moment=now())
        moves(harbour, one, later)
        after = course(one.public).situation(now())
        assert [(duty.norm.id, duty.due) for duty in after.duties] == [
            (duty.norm.id, duty.due)
            for duty in found.after.duties  # type: ignore[union-attr]
        ]

    def test_page_after_page(self, harbour: Harbour, clock: time_machine.Traveller) -> None:
        raised(harbour, harbour.older, harbour.younger)
        later = put_later(harbour, SLOWER)
        clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
        guide, everybody = harbour.workers["hub guide"], WhoMoves(True, frozenset())
        first = waiting_to_move(guide, everybody, later, most=1)
        assert len(first) == 2  # one more than asked for: there are others
        rest = waiting_to_move(guide, everybody, later, after=first[0].place, most=1)
        assert [one.place for one in rest] == [first[1].place]


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
