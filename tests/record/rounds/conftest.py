import pytest

from tests.record.rounds.looking_back import put_the_round_in_force
from tests.record.transitions.conftest import clock as clock
from tests.record.transitions.harbour import Harbour, build


@pytest.fixture
def harbour(db: None, clock) -> Harbour:
    made = build()
    put_the_round_in_force(made)
    return made
