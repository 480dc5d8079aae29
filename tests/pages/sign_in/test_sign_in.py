"""Who gets in at the front door, and who does not."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from held.record.actions.people.add_worker import CanNotAddWorker, add_worker
from held.record.tables.people.worker import Worker

pytestmark = pytest.mark.django_db

PASSWORD = "three-owls-at-noon"
NO_MATCH = "That sign-in name and password do not go together."


@pytest.fixture
def priya() -> Worker:
    return add_worker(by=None, name="Priya Nair", sign_in_name="priya.nair", password=PASSWORD, invented=True)


def sign_in(client: Client, **typed: str) -> Any:
    return client.post(reverse("sign in"), {"name": "priya.nair", "password": PASSWORD} | typed)


def test_whoever_is_not_signed_in_is_asked_to_and_comes_back(client: Client, priya: Worker) -> None:
    asked = client.get("/?whose=mine")
    assert asked.status_code == 302
    assert asked["Location"] == "/sign-in?next=/%3Fwhose%3Dmine"
    assert sign_in(client, next="/?whose=mine")["Location"] == "/?whose=mine"


def test_a_way_back_leads_to_no_other_site(client: Client, priya: Worker) -> None:
    assert sign_in(client, next="https://elsewhere.example/")["Location"] == "/"


def test_the_name_may_be_typed_in_any_case(client: Client, priya: Worker) -> None:
    assert sign_in(client, name=" Priya.NAIR ").status_code == 302


@pytest.mark.parametrize(
    "typed", [{"name": "nobody"}, {"password": "four-owls-at-noon"}], ids=["name", "password"]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    client: Client, priya: Worker, typed: dict[str, str]
) -> None:
    refused = sign_in(client, **typed)
    assert refused.status_code == 422
    assert NO_MATCH in refused.content.decode()


def test_whoever_has_left_does_not_get_in(client: Client, priya: Worker) -> None:
    Worker.objects.filter(pk=priya.pk).update(is_active=False)
    assert NO_MATCH in sign_in(client).content.decode()


def test_whoever_is_switched_off_is_out_at_the_next_request(client: Client, priya: Worker) -> None:
    sign_in(client)
    assert client.get("/").status_code == 200
    Worker.objects.filter(pk=priya.pk).update(is_active=False)
    assert client.get("/").status_code == 302


def test_no_link_signs_anybody_out(client: Client, priya: Worker) -> None:
    sign_in(client)
    assert client.get(reverse("sign out")).status_code == 405
    assert client.get("/").status_code == 200
    client.post(reverse("sign out"))
    assert client.get("/").status_code == 302


def test_only_the_demonstration_says_who_is_in_it(
    client: Client, priya: Worker, settings: LazySettings
) -> None:
    page = reverse("sign in")
    assert "Priya Nair" not in client.get(page).content.decode()
    settings.HELD_DEMO = True
    assert "Priya Nair" in client.get(page).content.decode()


def test_a_page_behind_the_door_is_kept_by_no_cache(client: Client, priya: Worker) -> None:
    sign_in(client)
    assert client.get("/")["Cache-Control"] == "private, no-store"


def test_nothing_from_elsewhere_is_run_or_shown(client: Client) -> None:
    policy = client.get(reverse("sign in"))["Content-Security-Policy"]
    assert set(policy.split("; ")) == {
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    }


def test_an_invented_person_is_never_put_among_real_ones() -> None:
    Worker.objects.create(name="Real Person", sign_in_name="real.person")
    with pytest.raises(CanNotAddWorker, match="holds real people"):
        add_worker(by=None, name="Priya Nair", sign_in_name="priya.nair", password=PASSWORD, invented=True)


def test_a_real_person_is_never_put_into_the_demonstration(priya: Worker) -> None:
    with pytest.raises(CanNotAddWorker, match="everybody in it is invented"):
        add_worker(by=priya, name="Real Person", sign_in_name="real.person", password=PASSWORD)


def test_nobody_real_but_the_first_is_added_by_nobody() -> None:
    add_worker(by=None, name="First Person", sign_in_name="first.person", password=PASSWORD)
    with pytest.raises(CanNotAddWorker, match="Say who"):
        add_worker(by=None, name="Real Person", sign_in_name="real.person", password=PASSWORD)


@pytest.mark.parametrize(("password", "says"), [("three-owls", "too short"), ("qwerty123456", "too common")])
def test_a_password_that_is_easily_guessed_is_refused(password: str, says: str) -> None:
    with pytest.raises(CanNotAddWorker, match=says):
        add_worker(by=None, name="Real Person", sign_in_name="real.person", password=password)
