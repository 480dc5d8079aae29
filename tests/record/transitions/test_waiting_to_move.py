"""What stands under another version than the one in force: counted, and shown to whoever may move it."""

from datetime import UTC, datetime

import pytest
import time_machine

from held.record.clock import now
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.transitions.course import course
from held.record.reading.transitions.waiting_to_move import (
    foresee_move,
    how_many_stand_elsewhere,
    one_to_move,
    waiting_to_move,
)
from held.record.reading.transitions.who_moves import WhoMoves, who_moves
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import SLOWER, THE_DAY, put_later
from tests.record.transitions.moved_on import moves
from tests.record.transitions.test_take_step import raised


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
