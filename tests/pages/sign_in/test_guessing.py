"""At the front door: guessing is slowed down, and nobody learns who works here (OWASP ASVS 5.0: 6.3.1, 6.3.8)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.urls import reverse

from held.pages.sign_in.where_from import AT_ONE_DESK, COOKIE, address_of
from held.record.actions.people.add_worker import add_worker
from held.record.tables.people.worker import Worker
from held.record.tables.people.wrong_try import WrongTry

PASSWORD = "three-owls-at-noon"


@pytest.fixture(autouse=True)
def clock(settings: LazySettings) -> Iterator[time_machine.Traveller]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(datetime(2026, 3, 2, 9, 0, 30, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture(autouse=True)
def priya(db: None) -> Worker:
    return add_worker(by=None, name="Priya Nair", sign_in_name="priya.nair", password=PASSWORD, invented=True)


def sign_in(client: Client, name: str = "priya.nair", password: str = "wrong", **where: str) -> Any:
    return client.post(reverse("sign in"), {"name": name, "password": password}, **where)


def words(answer: Any) -> str:
    return answer.content.decode()


def test_after_five_wrong_ones_the_right_one_waits_too_and_the_page_says_until_when(
    clock: time_machine.Traveller,
) -> None:
    client = Client()
    for _ in range(5):
        assert sign_in(client).status_code == 422
    refused = sign_in(client, password=PASSWORD)
    assert refused.status_code == 429
    assert "There were too many wrong tries. Wait until 9.06am, and try again" in words(refused)
    assert "If a child is at risk, do not wait for Held: use the telephone." in words(refused)
    clock.shift(timedelta(minutes=5))
    assert sign_in(client, password=PASSWORD).status_code == 302


def test_a_name_that_nobody_has_is_told_the_same_at_every_step() -> None:
    def heard(name: str) -> list[tuple[int, str]]:
        client = Client()
        answers = [sign_in(client, name, REMOTE_ADDR=f"192.0.2.{len(name)}") for _ in range(7)]
        return [(one.status_code, words(one).replace(name, "NAME")) for one in answers]

    somebody, nobody = heard("priya.nair"), heard("no.such.one")
    strip = [
        [(status, page.split("csrfmiddlewaretoken")[0]) for status, page in told]
        for told in (somebody, nobody)
    ]
    assert strip[0] == strip[1]
    assert [status for status, _ in somebody] == [422] * 5 + [429] * 2


def test_whoever_signed_in_here_before_gets_in_while_strangers_guess_from_everywhere() -> None:
    """No outsider keeps a duty desk out, and neither does somebody in the same building."""
    desk = Client()
    sign_in(desk, password=PASSWORD)
    desk.post(reverse("sign out"))
    for number in range(70):
        sign_in(Client(), REMOTE_ADDR=f"203.0.113.{number}")
        sign_in(Client(), f"name {number}")
    assert sign_in(Client(), password=PASSWORD).status_code == 429
    assert sign_in(desk, password=PASSWORD).status_code == 302


def test_what_a_browser_carries_is_for_the_front_door_alone_and_cannot_be_made_up() -> None:
    desk = Client()
    kept = sign_in(desk, password=PASSWORD).cookies[COOKIE]
    assert (kept["path"], kept["httponly"], kept["samesite"]) == ("/sign-in", True, "Lax")
    assert "priya" not in kept.value
    made_up = Client()
    made_up.cookies[COOKIE] = kept.value[:-3] + "abc"
    for _ in range(6):
        last = sign_in(made_up)
    assert last.status_code == 429
    assert not WrongTry.objects.filter(is_known=True).exists()


def test_another_name_from_a_browser_that_is_known_is_a_strangers() -> None:
    desk = Client()
    sign_in(desk, password=PASSWORD)
    desk.post(reverse("sign out"))
    sign_in(desk, "tom.calder")
    assert [row.is_known for row in WrongTry.objects.all()] == [False]


def test_a_desk_that_many_share_remembers_them_all_up_to_twelve() -> None:
    desk = Client()
    for number in range(AT_ONE_DESK + 1):
        add_worker(by=None, name=f"W {number}", sign_in_name=f"w{number}", password=PASSWORD, invented=True)
        sign_in(desk, f"w{number}", PASSWORD)
        desk.post(reverse("sign out"))
    for number in (0, 1, AT_ONE_DESK):
        sign_in(desk, f"w{number}")
    assert [row.is_known for row in WrongTry.objects.order_by("id")] == [False, True, True]


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "198.51.100.7", "192.0.2.9"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "10.9.9.9, 198.51.100.7", "198.51.100.7"),
        (2, "10.9.9.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "198.51.100.7", "192.0.2.9"),
    ],
    ids=["none", "one", "made up before one", "two", "fewer than there are"],
)
def test_what_anybody_can_make_up_before_our_own_proxies_is_not_believed(
    settings: LazySettings, proxies: int, told: str, address: str
) -> None:
    settings.HELD_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.9", HTTP_X_FORWARDED_FOR=told)
    assert address_of(request) == address


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.9", "192.0.2.9"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_whole_network_of_the_newer_kind_counts_as_one_address(told: str, address: str) -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=told)) == address


def test_a_password_is_shown_and_pasted_as_browsers_do() -> None:
    """6.2.6, 6.2.7"""
    page = words(Client().get(reverse("sign in")))
    field = page[page.index('id="password"') - 200 : page.index('id="password"') + 300]
    assert 'type="password"' in field
    assert 'autocomplete="current-password"' in field
    assert "onpaste" not in page
