from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.let_in import let_in_again
from tests.pages.every.first_day import first_day
from tests.pages.every.quay import PASSWORD, Quay
from tests.record.transitions.harbour import build

SignedIn = Callable[[str], Client]


@pytest.fixture
def quay(db: None) -> Iterator[Quay]:
    """11am on Tuesday 3 March 2026: the circle is on. Everything began on Monday at 9am."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as clock:
        made = first_day(build())
        clock.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
        yield made


@pytest.fixture
def signed_in(quay: Quay) -> SignedIn:
    """`signed_in("hub guide")`: a browser and a session of their own. "nobody" is not signed in, "a stranger" works in
    no team, "a newcomer" has a one-time password and is about to choose one.

    An error is an answer, so that every address is looked at.
    """
    stranger = add_worker(by=None, name="Sol", sign_in_name="sol", password=PASSWORD, invented=True)
    newcomer = add_worker(by=None, name="Nia", sign_in_name="nia", password=PASSWORD, invented=True)
    given = let_in_again(by=quay.harbour.workers["the head"], worker=newcomer.public)
    workers = {"a stranger": stranger, **quay.harbour.workers}

    def sit_down(who: str) -> Client:
        client = Client(raise_request_exception=False)
        if who in workers:
            client.force_login(workers[who])
        elif who == "a newcomer":
            client.post("/sign-in", {"name": given.sign_in_name, "password": given.password})
        return client

    return sit_down
