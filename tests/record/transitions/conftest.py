from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The record's clock, standing at 9am on Monday 2 March 2026 until a test moves it."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: time_machine.Traveller) -> Harbour:
    return build()
