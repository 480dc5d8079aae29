"""Whoever runs the circle."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised


@pytest.fixture
def chair(harbour: Harbour, clock: time_machine.Traveller) -> Desk:
    """The coordinator, in the circle of Tuesday 3 March 2026 at 11am, with both children on its agenda."""
    raised(harbour, harbour.older, harbour.younger)
    clock.move_to(datetime(2026, 3, 3, 11, tzinfo=UTC))
    return Desk(harbour.workers["hub coordinator"])
