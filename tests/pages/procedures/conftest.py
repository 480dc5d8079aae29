import pytest

from held.record.actions.people.add_worker import add_worker
from held.record.tables.people.worker import Worker
from tests.pages.transitions.desk import Desk


@pytest.fixture
def a_worker_alone(db: None) -> Desk:
    """Where nothing was ever put in force."""
    worker = add_worker(
        by=None, name="First One", sign_in_name="first", password="otter-kite-lantern", invented=True
    )
    assert isinstance(worker, Worker)
    return Desk(worker)
