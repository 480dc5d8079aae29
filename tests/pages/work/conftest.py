from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: time_machine.Traveller) -> Harbour:
    return build()


@pytest.fixture
def guide(harbour: Harbour, client: Client) -> Client:
    """Signed in as whoever leads the children."""
    client.force_login(harbour.workers["hub guide"])
    return client


@pytest.fixture
def coordinator(harbour: Harbour) -> Client:
    client = Client()
    client.force_login(harbour.workers["hub coordinator"])
    return client


@pytest.fixture
def principal(harbour: Harbour) -> Client:
    client = Client()
    client.force_login(harbour.workers["bureau principal"])
    return client
