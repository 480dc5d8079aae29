import pytest

from tests.pages.transitions.desk import Desk
from tests.record.rounds.looking_back import put_the_round_in_force
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def harbour(harbour: Harbour) -> Harbour:
    """With the round in force."""
    put_the_round_in_force(harbour)
    return harbour


@pytest.fixture
def principal(harbour: Harbour) -> Desk:
    return Desk(harbour.workers["bureau principal"])
