"""Who is not let in though they know their password: an account nobody used, and a one-time password."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from held.record.actions.people.passwords import OneTime, give_one_time_password
from held.record.tables.people.worker import Worker
from tests.pages.transitions.desk import said
from tests.record.transitions.harbour import Harbour, build

OWN = "three-owls-at-noon"


@pytest.fixture(autouse=True)
def clock(settings: LazySettings) -> object:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: object) -> Harbour:
    made = build()
    Worker.objects.update(invented=False, opened=datetime(2026, 3, 2, 9, tzinfo=UTC))
    return made


@pytest.fixture
def given(harbour: Harbour) -> OneTime:
    return give_one_time_password(
        by=harbour.workers["hub coordinator"], worker=harbour.workers["hub guide"].public
    )


def sign_in(client: Client, password: str, name: str = "hub.guide") -> str:
    answer = client.post(reverse("sign in"), {"name": name, "password": password}, follow=True)
    return said(answer)


def test_an_account_nobody_used_is_closed_and_says_whom_to_ask(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=90))
    Worker.objects.filter(name="Hub Coordinator").update(last_login=datetime.now(UTC))
    page = sign_in(Client(), "otter-kite-lantern")
    assert "Your account is closed, because it was not used for 90 days." in page
    assert "Ask Hub Coordinator (01632 960 100) to open it again." in page


def test_whoever_does_not_know_the_password_does_not_learn_that_it_is_closed(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    """6.3.8"""
    clock.shift(timedelta(days=90))
    page = sign_in(Client(), "wrong")
    assert "do not go together" in page
    assert "closed" not in page


def test_signing_in_is_using_it(harbour: Harbour, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(days=89))
    assert "My work" in sign_in(Client(), "otter-kite-lantern")
    clock.shift(timedelta(days=89))
    assert "My work" in sign_in(Client(), "otter-kite-lantern")


def test_with_a_one_time_password_somebody_chooses_their_own_before_anything_else(given: OneTime) -> None:
    """6.4.1"""
    client = Client()
    assert "Choose your own password" in sign_in(client, given.password)
    assert client.get("/")["Location"].startswith("/sign-in")
    chosen = client.post(reverse("choose password"), {"new": OWN, "again": OWN}, follow=True)
    assert "Your password is chosen. Nobody else knows it." in said(chosen)
    assert "My work" in said(chosen)
    assert "do not go together" in sign_in(Client(), given.password)
    assert "My work" in sign_in(Client(), OWN)


def test_one_that_ran_out_says_so_and_whom_to_ask(given: OneTime, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(days=3, seconds=1))
    page = sign_in(Client(), given.password)
    assert "That one-time password was good until Thursday 5 March 2026, 9am. Ask Hub Coordinator" in page


def test_half_an_hour_is_time_enough_to_choose(given: OneTime, clock: time_machine.Traveller) -> None:
    client = Client()
    sign_in(client, given.password)
    clock.shift(timedelta(minutes=31))
    assert client.post(reverse("choose password"), {"new": OWN, "again": OWN})["Location"] == "/sign-in"
    assert not Worker.objects.get(public=given.worker).check_password(OWN)


def test_nobody_chooses_who_does_not_come_from_signing_in(given: OneTime) -> None:
    assert Client().get(reverse("choose password"))["Location"] == "/sign-in"


def test_choosing_says_what_is_wrong_beside_the_field(given: OneTime) -> None:
    client = Client()
    sign_in(client, given.password)
    for typed, says in (
        ({"new": "", "again": ""}, "Enter a new password"),
        ({"new": OWN, "again": ""}, "Enter the new password again"),
        ({"new": OWN, "again": "three-owls"}, "The two are not the same"),
        ({"new": "short", "again": "short"}, "This password is too short"),
        ({"new": "x" * 1001, "again": "x" * 1001}, "at most 1000 characters"),
        ({"new": given.password, "again": given.password}, "That is the password you have"),
    ):
        answer = client.post(reverse("choose password"), typed)
        assert answer.status_code == 422
        assert says in said(answer)
