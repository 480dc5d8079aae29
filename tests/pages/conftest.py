from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from held.record.actions.people.add_team import add_team, join_team
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
    """The hub guide, who leads both children, at their desk."""
    return Desk(harbour.workers["hub guide"])


@pytest.fixture
def coordinator(harbour: Harbour) -> Desk:
    return Desk(harbour.workers["hub coordinator"])


@pytest.fixture
def officer(harbour: Harbour) -> Desk:
    return Desk(harbour.workers["bureau officer"])


Hired = Callable[..., Desk]


@pytest.fixture
def hired(harbour: Harbour) -> Hired:
    """`hired("Sol Stranger")`: one more hub guide, in a team that holds nobody, or in the team that is named."""

    def hire(name: str, *, team: str = "", role: str = "hub guide") -> Desk:
        worker = add_worker(
            by=None,
            name=name,
            sign_in_name=name.lower().replace(" ", "."),
            password="otter-kite-lantern",
            phone="01632 960 177",
            invented=True,
        )
        found = team or add_team(by=None, name=f"{name}'s team", service="harbour hub")
        join_team(by=None, worker=worker.public, team=found, role=role, since=date(2026, 1, 1))
        return Desk(worker)

    return hire


@pytest.fixture
def stranger(hired: Hired) -> Desk:
    return hired("Sol Stranger")


@pytest.fixture
def wren(harbour: Harbour) -> str:
    """The address of the older child."""
    return f"/children/{harbour.older.public}"
