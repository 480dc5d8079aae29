"""Passwords are chosen by whoever has them, and by nobody else (OWASP ASVS 5.0: 6.2, 6.4)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.people.let_in import give_account, let_in_again
from held.record.actions.people.passwords import GOOD_FOR, choose_password, give_one_time_password
from held.record.actions.people.switch_off import switch_off
from held.record.reading.people.choosing_a_password import choosing_a_password
from held.record.reading.people.person import account_lines
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour

GOOD = "three-owls-at-noon"


@pytest.mark.parametrize("password", [GOOD, "  Three Owls  ", "ж" * 64, "x1y " * 60, "alllowercaseletters"])
def test_any_twelve_characters_or_more_will_do_and_are_kept_as_they_are(
    harbour: Harbour, password: str
) -> None:
    """6.2.1, 6.2.5, 6.2.8, 6.2.9"""
    guide = harbour.workers["hub guide"]
    choose_password(by=guide, password=password)
    kept = Worker.objects.get(pk=guide.pk)
    assert kept.check_password(password)
    assert not kept.check_password(f"{password} ")
    assert not kept.check_password(password[:-1])


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("eleven-char", "too short"),
        ("qwerty123456", "too common"),
        ("hub.guide.1", "too short"),
        ("hub.guide.123", "too similar to the name"),
        ("otter-kite-lantern", "the password you have"),
    ],
)
def test_what_is_easily_guessed_is_refused(harbour: Harbour, password: str, says: str) -> None:
    """6.2.4, 6.2.11"""
    with pytest.raises(CanNot, match=says):
        choose_password(by=harbour.workers["hub guide"], password=password)


def test_a_one_time_password_is_nobodys_choice_and_good_for_three_days(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    """6.4.1, 6.4.6"""
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    first, given = (give_one_time_password(by=coordinator, worker=guide.public) for _ in range(2))
    assert first.password != given.password
    assert len(given.password) == 19
    assert given.until == datetime(2026, 3, 2, 9, tzinfo=UTC) + GOOD_FOR
    assert Worker.objects.get(pk=guide.pk).check_password(given.password)
    assert choosing_a_password(guide.public) == guide
    clock.shift(GOOD_FOR + timedelta(seconds=1))
    assert choosing_a_password(guide.public) is None


def test_once_their_own_is_chosen_the_one_time_password_is_good_for_nothing(harbour: Harbour) -> None:
    """6.4.1"""
    guide = harbour.workers["hub guide"]
    given = give_one_time_password(by=harbour.workers["hub coordinator"], worker=guide.public)
    with pytest.raises(CanNot, match="the password you have"):
        choose_password(by=Worker.objects.get(pk=guide.pk), password=given.password)
    choose_password(by=Worker.objects.get(pk=guide.pk), password=GOOD)
    assert choosing_a_password(guide.public) is None
    assert not Worker.objects.get(pk=guide.pk).check_password(given.password)


def test_what_was_done_is_written_down_with_who_did_it(harbour: Harbour) -> None:
    """6.3.7, as far as there is no mail: it stands on the account's own page."""
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    give_one_time_password(by=coordinator, worker=guide.public)
    choose_password(by=Worker.objects.get(pk=guide.pk), password=GOOD)
    assert [(line.says, line.by) for line in account_lines(guide.public)] == [
        ("A password was chosen", "Hub Guide"),
        ("A one-time password was given", "Hub Coordinator"),
    ]


def test_somebody_new_has_an_account_a_post_and_no_password_that_anybody_chose(harbour: Harbour) -> None:
    coordinator = harbour.workers["hub coordinator"]
    given = give_account(
        by=coordinator, name="Nora New", sign_in_name="Nora.New", team="Quay team", role="hub guide"
    )
    nora = Worker.objects.get(public=given.worker)
    assert (nora.sign_in_name, nora.invented, nora.password_until) == ("nora.new", True, given.until)
    assert nora.check_password(given.password)
    assert Membership.objects.get(worker=nora).role == "hub guide"


def test_an_account_and_its_post_come_together_or_not_at_all(harbour: Harbour) -> None:
    with pytest.raises(CanNot, match="belongs to harbour hub"):
        give_account(
            by=harbour.workers["hub coordinator"],
            name="Nora New",
            sign_in_name="nora",
            team="Quay team",
            role="bureau officer",
        )
    assert not Worker.objects.filter(sign_in_name="nora").exists()


def test_who_comes_back_is_switched_on_with_a_one_time_password(harbour: Harbour) -> None:
    coordinator, officer = harbour.workers["hub coordinator"], harbour.workers["bureau officer"]
    switch_off(by=coordinator, worker=officer.public)
    with pytest.raises(CanNot, match="Switch it on first"):
        give_one_time_password(by=coordinator, worker=officer.public)
    given = let_in_again(by=coordinator, worker=officer.public)
    assert Worker.objects.get(pk=officer.pk).is_active
    assert choosing_a_password(given.worker) == officer
