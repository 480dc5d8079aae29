import pytest

from held.record.tables.people.worker import Worker
from tests.record.exports.taking import the_head
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def head(harbour: Harbour) -> Worker:
    return the_head(harbour.workers["hub coordinator"])
