"""Whoever adds a child with whom nobody works yet sees them until somebody does, and names the lead from there."""

import pytest

from held.record.reading.people.child import identity
from tests.pages.finding.test_add_child import added
from tests.pages.transitions.desk import Desk, said
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def ines(guide: Desk) -> str:
    """The address of a child whom the guide has added."""
    answer = guide.fill("/add-a-child", given_name="Ines", family_name="Calloway", lead="nobody yet")
    assert answer["Location"] == f"/children/{added('Ines').public}"
    return answer["Location"]


def names_a_lead(guide: Desk, harbour: Harbour, ines: str) -> None:
    coordinator = harbour.workers["bureau officer"]
    to = f"{coordinator.public}/bureau officer"
    answer = guide.fill(f"{ines}/lead", to=to, reason="School asked for help.")
    assert answer.status_code == 302, said(answer)


def test_whoever_added_them_is_led_to_their_page_and_is_not_asked_why(guide: Desk, ines: str) -> None:
    page = guide.get(ines)
    assert page.status_code == 200
    assert "Ines Calloway is in the record. Nobody works with them yet." in said(page)
    assert "Name a lead for Ines" in said(page)


def test_anybody_else_of_the_hub_is_asked_why(harbour: Harbour, ines: str) -> None:
    assert Desk(harbour.workers["hub coordinator"]).get(ines).status_code == 302


def test_where_nothing_may_begin_it_says_that_a_lead_is_named_first(guide: Desk, ines: str) -> None:
    page = guide.get(f"{ines}/begin")
    assert "Nobody works with Ines yet. Name a lead for Ines" in said(page)
    assert f'href="{ines}/lead"' in page.content.decode()


def test_a_lead_is_named_from_there_and_their_team_holds_the_child(
    guide: Desk, harbour: Harbour, ines: str
) -> None:
    names_a_lead(guide, harbour, ines)
    found = identity(added("Ines").public)
    assert found.lead is not None
    assert found.lead.worker.name == "Bureau Officer"
    assert [held.service for held in found.held_by] == ["shore bureau"]
    assert children_without() == ()


def test_from_then_on_whoever_added_them_is_asked_why(guide: Desk, harbour: Harbour, ines: str) -> None:
    names_a_lead(guide, harbour, ines)
    assert guide.get(ines).status_code == 302


def test_work_with_them_begins_on_no_later_day(guide: Desk, harbour: Harbour, ines: str) -> None:
    officer = harbour.workers["bureau officer"]
    to = f"{officer.public}/bureau officer"
    page = guide.fill(f"{ines}/lead", to=to, reason="School.", since="next monday")
    assert page.status_code == 422
    assert "Nobody works with the child yet: it begins today." in said(page)
