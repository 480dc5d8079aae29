from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from held.record.actions.people.add_worker import add_worker
from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """9am on Monday 2 March 2026, until a test moves it."""
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False) as travelling:
        yield travelling


@pytest.fixture
def harbour(db: None, clock: time_machine.Traveller) -> Harbour:
    return build()


@pytest.fixture
def guide(harbour: Harbour) -> Desk:
    return Desk(harbour.workers["hub guide"])


@pytest.fixture
def stranger(harbour: Harbour) -> Desk:
    """Somebody who can sign in, works in no team, and has nothing to do with these children."""
    return Desk(
        add_worker(
            by=None,
            name="Sam Stranger",
            sign_in_name="sam.stranger",
            password="otter-kite-lantern",
            invented=True,
        )
    )
