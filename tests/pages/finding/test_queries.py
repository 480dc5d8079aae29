"""Finding and adding ask the database at most eight things, among two hundred children as among two."""

import pytest

from held.record.tables.people.team import Team
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_queries import AT_MOST, asked
from tests.record.reading.crowd import crowd
from tests.record.transitions.harbour import Harbour

PAGES = (
    "/find",
    "/find?q=Robin Crowd1 C00001 1/1/2015",
    "/find/suggestions?q=Robin",
    "/children",
    "/add-a-child",
    "/add-a-child?family={family}",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_eight_things_at_most(guide: Desk, harbour: Harbour, page: str) -> None:
    def more(many: int, first: int) -> None:
        crowd(
            many,
            lead=harbour.workers["hub guide"],
            involved=harbour.workers["bureau officer"],
            team=Team.objects.get(name="Quay team"),
            first=first,
        )

    address = page.format(family=harbour.older.family.public)
    more(1, 1)
    guide.get(address)
    little = asked(guide, address)
    more(200, 2)
    assert asked(guide, address) == little
    assert little <= AT_MOST
