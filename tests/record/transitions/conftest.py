from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour, build
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.moved_on import decided


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """The record's clock, standing at 9am on Monday 2 March 2026 until a test moves it."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: time_machine.Traveller) -> Harbour:
    return build()


@pytest.fixture
def to_move(harbour: Harbour, clock: time_machine.Traveller) -> tuple[Transition, str]:
    """Decided under the first version; from Monday 9 March another holds, and it is 9am that day."""
    one = decided(harbour)
    later = put_later(harbour, SLOWER)
    clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    return one, later
