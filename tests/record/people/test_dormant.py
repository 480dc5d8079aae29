"""An account that nobody used for ninety days is closed, and whoever it belongs to is no lead who can be rung."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.conf import LazySettings

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.cover import cover
from held.record.actions.people.passwords import give_one_time_password
from held.record.clock import now
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who_is_read import Choice
from held.record.reading.people.whom_to_ask import whom_to_ask
from held.record.reading.work.nobody import board
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from tests.record.promise_counted import children_without, kept
from tests.record.transitions.harbour import Harbour

DAYS = timedelta(days=90)


@pytest.fixture
def real(harbour: Harbour) -> Harbour:
    """The same people, real: an invented one's password is known to all, so there is nothing to close."""
    Worker.objects.update(invented=False, opened=datetime(2026, 3, 2, 9, tzinfo=UTC))
    return harbour


def signed_in(worker: Worker) -> None:
    Worker.objects.filter(pk=worker.pk).update(last_login=datetime.now(UTC))


def others_sign_in(harbour: Harbour) -> None:
    for role, worker in harbour.workers.items():
        if role != "hub guide":
            signed_in(worker)


def test_it_closes_after_ninety_days_without_use(real: Harbour, clock: time_machine.Traveller) -> None:
    guide = real.workers["hub guide"]

    def dormant() -> bool:
        return Worker.objects.get(pk=guide.pk).is_dormant(datetime.now(UTC))

    clock.shift(DAYS - timedelta(seconds=1))
    assert not dormant()
    clock.shift(1)
    assert dormant()
    signed_in(guide)
    assert not dormant()


def test_the_authority_says_how_many_days(
    real: Harbour, clock: time_machine.Traveller, settings: LazySettings
) -> None:
    settings.HELD_DORMANT_DAYS = 30
    clock.shift(timedelta(days=31))
    assert Worker.objects.get(pk=real.workers["hub guide"].pk).is_dormant(datetime.now(UTC))
    assert kept().led == 0


def test_a_child_whose_lead_no_longer_uses_their_account_stands_on_the_board(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    clock.shift(DAYS)
    others_sign_in(real)
    (child, _) = children_without()
    assert (child.lead, child.lacks[0]) == ("Hub Guide", "a lead who can be rung")
    assert (kept().children, kept().led) == (2, 0)


def test_somebody_who_covers_can_be_rung_and_the_board_goes_on_saying_why(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    guide, coordinator = real.workers["hub guide"], real.workers["hub coordinator"]
    clock.shift(DAYS)
    others_sign_in(real)
    cover(by=coordinator, absent=guide.public, deputy=coordinator.public)
    assert children_without() == ()
    (unused,) = board().unused
    assert (unused.worker.name, unused.closes, unused.children) == ("Hub Guide", date(2026, 5, 31), 2)


def test_a_deputy_whose_own_account_is_closed_is_nobody_to_ring(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    guide, coordinator = real.workers["hub guide"], real.workers["hub coordinator"]
    cover(by=coordinator, absent=guide.public, deputy=coordinator.public)
    clock.shift(DAYS)
    assert kept().led == 0
    signed_in(coordinator)
    assert kept().led == 2


def test_the_board_says_so_two_weeks_before(real: Harbour, clock: time_machine.Traveller) -> None:
    clock.shift(DAYS - timedelta(days=15))
    assert board().unused == ()
    clock.shift(timedelta(days=1))
    (unused,) = board().unused
    assert (unused.closes, unused.children) == (date(2026, 5, 31), 2)
    assert children_without() == ()


def test_whose_account_closes_first_stands_first_whether_or_not_they_ever_signed_in(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    coordinator = real.workers["hub coordinator"]
    change_lead(
        by=coordinator,
        child=real.older.public,
        to=coordinator.public,
        role="hub coordinator",
        reason="They know each other.",
    )
    clock.shift(timedelta(days=4))
    signed_in(coordinator)
    clock.shift(DAYS - timedelta(days=10))
    assert [(one.worker.name, one.closes) for one in board().unused] == [
        ("Hub Guide", date(2026, 5, 31)),
        ("Hub Coordinator", date(2026, 6, 4)),
    ]


def test_an_account_of_which_nobody_knows_when_it_was_opened_closes_by_when_it_was_used(
    real: Harbour,
) -> None:
    """A row that was written by hand. Never used, it is closed already, and nobody can tell since when."""
    guide = real.workers["hub guide"]
    Worker.objects.filter(pk=guide.pk).update(opened=None)
    Membership.objects.filter(worker=guide).update(until=date(2026, 3, 20))
    assert [one.worker.name for one in board().leaving] == ["Hub Guide"]
    assert board().unused == ()
    Worker.objects.filter(pk=guide.pk).update(last_login=now() - timedelta(days=80))
    assert [(one.worker.name, one.closes) for one in board().unused] == [("Hub Guide", date(2026, 3, 12))]
    Membership.objects.filter(worker=guide).update(until=None)
    assert [one.worker.name for one in board().unused] == ["Hub Guide"]


def test_nobody_is_given_a_child_or_chosen_whose_account_is_closed(
    real: Harbour, clock: time_machine.Traveller, a_worker: Callable[..., Worker]
) -> None:
    guide, coordinator = real.workers["hub guide"], real.workers["hub coordinator"]
    clock.shift(DAYS)
    others_sign_in(real)
    with pytest.raises(CanNot, match="account is closed, because nobody used it"):
        change_lead(
            by=coordinator, child=real.older.public, to=guide.public, role="hub guide", reason="She is back."
        )
    with pytest.raises(CanNot, match="is closed, because nobody used it"):
        cover(by=coordinator, absent=coordinator.public, deputy=guide.public)
    found = colleagues(by=coordinator, ids=[guide.public], roles=(), choices=[Choice()])
    assert "Hub Guide" not in [one.name for one, _ in found.of(Choice())]
    assert "Hub Guide" not in [one.name for one in found.in_roles(["hub guide"])]


def test_a_one_time_password_opens_it_again_and_the_days_begin_anew(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    guide, coordinator = real.workers["hub guide"], real.workers["hub coordinator"]
    clock.shift(DAYS)
    signed_in(coordinator)
    give_one_time_password(by=coordinator, worker=guide.public)
    assert kept().led == 2
    clock.shift(DAYS)
    assert Worker.objects.get(pk=guide.pk).is_dormant(datetime.now(UTC))


def test_whom_to_ask_is_somebody_who_manages_there_and_gets_in_themselves(
    real: Harbour, clock: time_machine.Traveller
) -> None:
    guide = real.workers["hub guide"]
    assert [one.name for one in whom_to_ask(guide)] == ["Hub Coordinator"]
    clock.shift(DAYS)
    assert whom_to_ask(guide) == ()


def test_a_demonstration_stays_open(harbour: Harbour, clock: time_machine.Traveller) -> None:
    clock.shift(DAYS * 10)
    assert kept().led == 2
    assert board().unused == ()
