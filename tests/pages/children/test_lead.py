"""A child is given to another lead by a manager; everybody else, the lead too, is told who does it."""

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.cover import cover
from held.record.actions.people.look import give_reason
from held.record.reading.people.child import identity
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def nora(hired: Hired) -> Desk:
    """Another hub guide."""
    return hired("Nora Newlead")


def value(desk: Desk) -> str:
    return f"{desk.worker.public}/hub guide"


def test_a_manager_gives_the_child_to_somebody_now(
    coordinator: Desk, nora: Desk, harbour: Harbour, wren: str
) -> None:
    page = said(coordinator.get(f"{wren}/lead"))
    assert "Nora Newlead, hub guide Nora Newlead's team. Leads 0 children, owes 0 duties" in page
    assert "What Hub Guide owes for Wren as lead passes to the new lead. Now: Look again at the plan." in page
    answer = coordinator.fill(f"{wren}/lead", to=value(nora), reason="I go on leave.")
    assert answer["Location"] == wren
    lead = identity(harbour.older.public).lead
    assert lead is not None
    assert lead.worker.name == "Nora Newlead"


def test_a_manager_gives_the_child_from_a_day_to_come(
    coordinator: Desk, guide: Desk, nora: Desk, harbour: Harbour, wren: str
) -> None:
    coordinator.fill(f"{wren}/lead", to=value(nora), reason="She moves.", since="next monday")
    found = identity(harbour.older.public)
    assert found.lead is not None
    assert found.lead.worker.name == "Hub Guide"
    assert found.next_lead is not None
    assert found.next_lead.worker.name == "Nora Newlead"
    assert "Nora Newlead leads from Monday 9 March 2026" in said(guide.get(wren))


def test_who_neither_leads_nor_manages_is_told_who_does_it(
    stranger: Desk, harbour: Harbour, nora: Desk, wren: str
) -> None:
    give_reason(by=stranger.worker, child=harbour.older.public, page="x", reason="Her school rang.")
    page = said(stranger.get(f"{wren}/lead"))
    assert "You can’t give Wren to another lead. A manager of Hub Guide’s team does it" in page
    assert "Hub Coordinator , hub coordinator" in page
    before = harbour.workers["hub guide"].public
    sent = {"to": value(nora), "reason": "Because", "since": "today", "before": before, "key": "one"}
    answer = stranger.send(f"{wren}/lead", sent)
    assert answer.status_code == 403
    assert "This is what you wrote: Because" in said(answer)
    assert not Happening.objects.filter(kind="lead changed").exists()


def test_who_leads_asks_a_manager(guide: Desk, nora: Desk, wren: str) -> None:
    page = said(guide.get(f"{wren}/lead"))
    assert "You can’t give Wren to another lead." in page
    assert "Hub Coordinator , hub coordinator" in page


def test_a_manager_of_another_team_gives_nobody_away_and_a_head_does(
    hired: Hired, nora: Desk, harbour: Harbour, wren: str
) -> None:
    far = hired("Fay Faraway", role="hub coordinator")
    give_reason(by=far.worker, child=harbour.older.public, page="x", reason="Her school rang.")
    assert "You can’t give Wren to another lead." in said(far.get(f"{wren}/lead"))
    with pytest.raises(CanNot, match="A manager of Hub Guide's team"):
        given(far, nora, harbour)
    Membership.objects.filter(worker=far.worker).update(sees_all=True)
    given(far, nora, harbour)


def test_who_covers_for_a_manager_gives_the_child(
    stranger: Desk, nora: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    cover(by=coordinator.worker, absent=coordinator.worker.public, deputy=stranger.worker.public)
    given(stranger, nora, harbour)


def given(by: Desk, to: Desk, harbour: Harbour) -> None:
    older = harbour.older.public
    change_lead(by=by.worker, child=older, to=to.worker.public, role="hub guide", reason="Leave.")


def test_nobody_chosen_no_reason_and_a_day_that_is_none_are_said(coordinator: Desk, wren: str) -> None:
    page = coordinator.fill(f"{wren}/lead", since="the 41st of May")
    words = words_of(page)
    assert page.status_code == 422
    assert '<a href="#to">Choose who leads.</a>' in words
    assert '<a href="#reason">Say why the child is given to another lead.</a>' in words
    assert '<a href="#since">' in words
    assert 'value="the 41st of May"' in words


def test_somebody_else_leads_since_the_page_was_opened(
    coordinator: Desk, nora: Desk, hired: Hired, harbour: Harbour, wren: str
) -> None:
    late = hired("Otto Other")
    fields = fields_of(words_of(coordinator.get(f"{wren}/lead"))) | {"to": value(nora), "reason": "Leave."}
    worker = harbour.workers["hub coordinator"]
    change_lead(by=worker, child=harbour.older.public, to=late.worker.public, role="hub guide", reason="Ill.")
    page = Desk(worker).send(f"{wren}/lead", fields)
    assert page.status_code == 422
    assert "Otto Other leads since this page was opened. Choose again." in said(page)


def test_a_double_click_gives_the_child_once(coordinator: Desk, nora: Desk, wren: str) -> None:
    fields = fields_of(words_of(coordinator.get(f"{wren}/lead"))) | {"to": value(nora), "reason": "Leave."}
    for _ in range(2):
        assert coordinator.send(f"{wren}/lead", fields)["Location"] == wren
    assert Happening.objects.filter(kind="lead changed").count() == 1
