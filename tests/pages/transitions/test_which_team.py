"""A step that asks for a team: a choice among the service's teams, each with who manages it, kept, checked and told."""

import pytest

from held.record.tables.people.membership import Membership
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_taking_a_step import concern, form_of, record
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.two_desks import LAGOON, with_two_desks


@pytest.fixture
def address(harbour: Harbour) -> str:
    with_two_desks(harbour)
    return form_of(harbour.older.public, "raise-a-concern")


def test_each_team_can_be_chosen_with_its_manager(guide: Desk, address: str) -> None:
    page = said(guide.get(address))
    assert "Lagoon desk (Lana Reed, bureau principal)" in page
    assert "Shore desk (Bureau Principal, bureau principal)" in page


def test_it_is_asked_for_kept_checked_and_told(guide: Desk, harbour: Harbour, address: str) -> None:
    older = harbour.older.public
    left_out = guide.fill(address, **concern(older))
    assert left_out.status_code == 422
    assert "Answer “Which desk” for Wren: A1 asks for it." in said(left_out)
    sent = guide.fill(address, **concern(older), ask_which_desk=LAGOON)
    assert fields_of(words_of(guide.get(address)))["ask-which-desk"] == LAGOON
    assert "Which desk Lagoon desk" in said(guide.get(sent["Location"]))
    record(guide, address)
    one = Transition.objects.get()
    page = said(guide.get(f"/transitions/{one.public}"))
    assert "Lana Reed" in page
    assert "Lagoon desk" in page
    assert "Bureau Principal" not in page.split("What was said")[0]


def test_the_only_team_is_chosen_already(guide: Desk, harbour: Harbour, address: str) -> None:
    Membership.objects.filter(team__name=LAGOON).delete()
    assert fields_of(words_of(guide.get(address)))["ask-which-desk"] == "Shore desk"


def test_what_is_no_team_of_that_service_is_not_taken(guide: Desk, harbour: Harbour, address: str) -> None:
    page = guide.fill(address, **concern(harbour.older.public), ask_which_desk="Quay team")
    assert page.status_code == 422
