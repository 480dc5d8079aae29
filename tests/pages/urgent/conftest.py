import pytest

from held.record.actions.people.add_worker import add_worker
from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour


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
