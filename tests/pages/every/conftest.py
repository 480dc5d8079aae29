from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from held.record.actions.people.add_worker import add_worker
from tests.pages.every.quay import PASSWORD, Quay, first_day
from tests.record.transitions.harbour import build


@pytest.fixture
def quay(db: None) -> Iterator[Quay]:
    """9am on Monday 2 March 2026."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        yield first_day(build())


@pytest.fixture
def clients(quay: Quay) -> dict[str, Client]:
    """By role, and two who are in none. An error is an answer, so that every address is looked at."""
    stranger = add_worker(by=None, name="Sol", sign_in_name="sol", password=PASSWORD, invented=True)
    found = {"nobody": Client(raise_request_exception=False)}
    for called, worker in {"a stranger": stranger, **quay.harbour.workers}.items():
        found[called] = Client(raise_request_exception=False)
        found[called].force_login(worker)
    return found
