"""A move is written once, whole, or not at all: sent twice, on a stale page, by somebody who may not."""

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.transitions.move_to_version import MEANWHILE
from held.record.actions.transitions.take_step import take_step
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import put_later
from tests.record.transitions.moved_on import last, moves
from tests.record.transitions.test_take_step import asked


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
