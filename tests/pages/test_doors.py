"""Doors of pages about a child: the look is written first, a reason is asked for, nothing is kept by a browser."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.look import give_reason
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look
from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: time_machine.Traveller) -> Harbour:
    return build()


@pytest.fixture
def stranger(harbour: Harbour) -> Worker:
    return add_worker(
        by=None, name="Sam Stranger", sign_in_name="sam", password="otter-kite-lantern", invented=True
    )


def signed_in(worker: Worker) -> Client:
    client = Client()
    client.force_login(worker)
    return client


def about(harbour: Harbour) -> list[str]:
    older = harbour.older.public
    return [f"/children/{older}/begin", f"/children/{older}/steps/crossing/raise-a-concern"]


@pytest.mark.parametrize("place", [0, 1])
def test_whoever_has_nothing_to_do_with_the_child_is_asked_why_and_comes_back(
    harbour: Harbour, stranger: Worker, place: int
) -> None:
    address = about(harbour)[place]
    answer = signed_in(stranger).get(address)
    why = reverse("reason to look", kwargs={"public": harbour.older.public})
    assert answer["Location"] == f"{why}?next={address}"
    assert [(look.who, look.page) for look in Look.objects.all()] == [(stranger, "asked why")]


@pytest.mark.parametrize("place", [0, 1])
def test_with_a_reason_the_page_opens_for_an_hour(
    harbour: Harbour, stranger: Worker, clock: time_machine.Traveller, place: int
) -> None:
    address = about(harbour)[place]
    give_reason(
        by=stranger, child=harbour.older.public, page="overview", reason="I cover for the team today."
    )
    client = signed_in(stranger)
    assert client.get(address).status_code == 200
    clock.move_to(datetime(2026, 3, 2, 10, 1, tzinfo=UTC))
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("place", [0, 1])
def test_the_look_is_kept_and_the_page_is_not(harbour: Harbour, place: int) -> None:
    answer = signed_in(harbour.workers["hub guide"]).get(about(harbour)[place])
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert Look.objects.filter(who=harbour.workers["hub guide"], child=harbour.older).count() == 1


@pytest.mark.parametrize("place", [0, 1])
def test_whoever_is_not_signed_in_is_asked_to(harbour: Harbour, place: int) -> None:
    assert Client().get(about(harbour)[place])["Location"].startswith("/sign-in")
    assert not Look.objects.exists()
