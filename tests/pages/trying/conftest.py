from datetime import date

import pytest

from held.record.reading.procedures import pack_in_force
from tests.pages.transitions.desk import Desk
from tests.pages.trying.stage import Stage
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def short(harbour: Harbour) -> str:
    """What stands in addresses for the version in force."""
    return pack_in_force(on=date(2026, 3, 2)).hash[:12]


@pytest.fixture
def stage(guide: Desk) -> Stage:
    return Stage(guide)


@pytest.fixture
def raised(stage: Stage, short: str) -> Stage:
    """A concern was raised about the invented child, on Monday 2 March 2026 at 9am."""
    return stage.begins(short, "raise a concern").sends()
