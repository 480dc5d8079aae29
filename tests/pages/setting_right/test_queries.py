"""Every page of setting right asks the database at most eight things, however long the history."""

import pytest

from held.record.actions.people.case_note import case_note
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_queries import AT_MOST, asked, much_more
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right import weighed
from tests.record.transitions.test_set_right_whole import struck

PAGES = (
    "/children/{child}/entries/{step}",
    "/children/{child}/entries/{note}",
    "/children/{child}/entries/{step}/set-right",
    "/children/{child}/entries/{step}/set-right?how=otherwise",
    "/children/{child}/entries/{note}/set-right?how=not-so",
    "/children/{child}/entries/{strike}/set-right",
    "/children/{child}/entries/{note_strike}/set-right",
    "/transitions/{transition}/end",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_eight_things_at_most_and_no_more_after_years(
    coordinator: Desk, harbour: Harbour, page: str
) -> None:
    number = weighed(harbour, "postponed").each[0].number
    note = case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
    transition = Transition.objects.get(child=harbour.older)
    numbers = {"step": number, "note": note, "strike": 0, "note_strike": 0}
    if "strike" in page:
        numbers["strike"] = struck(harbour, "hub coordinator", number)
        numbers["note_strike"] = struck(harbour, "hub coordinator", note)
    address = page.format(child=harbour.older.public, transition=transition.public, **numbers)
    coordinator.get(address)
    little = asked(coordinator, address)
    much_more(harbour, transition)
    assert asked(coordinator, address) == little
    assert little <= AT_MOST
