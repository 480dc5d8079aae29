"""Guessing a password is slow; working here is not made slow by whoever guesses (OWASP ASVS 5.0: 6.1.1, 6.3.1, 6.3.8)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from held.record.actions.people.wrong_tries import (
    ONE_NAME_FROM_ANYWHERE,
    ONE_NAME_FROM_ONE_PLACE,
    ONE_PLACE,
    Try,
    Wait,
    begin_try,
    was_right,
)
from held.record.tables.people.wrong_try import WrongTry

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as travelling:
        yield travelling


def wrong(times: int, *, name: str = "priya", address: str = HERE, browser: str = "") -> None:
    for _ in range(times):
        assert isinstance(begin_try(name=name, address=address, browser=browser), Try)


def test_the_sixth_wrong_try_under_one_name_from_one_place_waits_for_minutes(
    clock: time_machine.Traveller,
) -> None:
    wrong(ONE_NAME_FROM_ONE_PLACE.tries)
    assert begin_try(name="Priya ", address=HERE) == Wait(MONDAY + timedelta(minutes=5))
    clock.shift(timedelta(minutes=5))
    assert isinstance(begin_try(name="priya", address=HERE), Try)


def test_trying_while_one_waits_makes_the_wait_no_longer(clock: time_machine.Traveller) -> None:
    wrong(5)
    for _ in range(100):
        clock.shift(timedelta(seconds=2))
        assert begin_try(name="priya", address=HERE) == Wait(MONDAY + timedelta(minutes=5))
    assert WrongTry.objects.count() == 5


def test_a_right_one_clears_what_went_wrong_before_it() -> None:
    wrong(4)
    tried = begin_try(name="priya", address=HERE)
    assert isinstance(tried, Try)
    was_right(tried)
    wrong(5)


def test_one_name_guessed_from_everywhere_waits_too() -> None:
    for number in range(ONE_NAME_FROM_ANYWHERE.tries):
        wrong(1, address=f"203.0.113.{number}")
    assert isinstance(begin_try(name="priya", address=ELSEWHERE), Wait)
    wrong(1, name="tom", address=ELSEWHERE)


def test_one_place_that_tries_many_names_waits_too() -> None:
    for number in range(ONE_PLACE.tries):
        wrong(1, name=f"name {number}")
    assert isinstance(begin_try(name="priya", address=HERE), Wait)
    wrong(1, address=ELSEWHERE)


def test_whoever_signed_in_before_from_their_own_browser_never_waits_for_strangers() -> None:
    """An outsider, or a guest in the same building, makes no duty desk wait."""
    for number in range(ONE_NAME_FROM_ANYWHERE.tries):
        wrong(1, address=f"203.0.113.{number}")
    for number in range(ONE_PLACE.tries):
        wrong(1, name=f"name {number}")
    wrong(5, browser="their own")
    assert isinstance(begin_try(name="priya", address=HERE, browser="their own"), Wait)
    wrong(1, browser="another of theirs")


def test_no_wait_is_longer_than_a_quarter_of_an_hour() -> None:
    limits = (ONE_NAME_FROM_ONE_PLACE, ONE_NAME_FROM_ANYWHERE, ONE_PLACE)
    assert max(limit.within for limit in limits) == timedelta(minutes=15)


def test_a_name_that_nobody_has_waits_like_one_that_somebody_has() -> None:
    """Nothing here asks whether there is such an account; and what was typed can be read in no row."""
    wrong(5, name="my-own-password-by-mistake")
    assert isinstance(begin_try(name="my-own-password-by-mistake", address=HERE), Wait)
    kept = " ".join(f"{row.whose} {row.place}" for row in WrongTry.objects.all())
    assert "password" not in kept
    assert HERE not in kept


def test_many_at_once_are_all_counted() -> None:
    """Each stands in the table before any password is looked at."""
    begun = [begin_try(name="priya", address=HERE) for _ in range(50)]
    assert sum(isinstance(one, Try) for one in begun) == ONE_NAME_FROM_ONE_PLACE.tries


def test_they_are_forgotten_after_an_hour(clock: time_machine.Traveller) -> None:
    wrong(5)
    clock.shift(timedelta(minutes=61))
    wrong(1, name="tom")
    assert WrongTry.objects.count() == 1
