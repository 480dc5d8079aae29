"""While two services disagree every page about the child says so, and no other team's worker is given the lead."""

import pytest

from held.record.reading.people.child import identity
from held.record.tables.people.team import Team
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.pages.transitions.test_disagreeing import quarrel
from tests.record.transitions.harbour import Harbour

FLAG = "Wren stays with harbour hub, and Hub Guide leads, until it is settled (Q9)."


@pytest.fixture(autouse=True)
def _open(harbour: Harbour, guide: Desk) -> None:
    with_a_quarrel(harbour)
    quarrel(guide, harbour)


@pytest.mark.parametrize(
    "part", ["", "/chronology", "/family", "/looked", "/note", "/lead", "/level", "/plan"]
)
def test_every_page_about_the_child_says_so_on_top(guide: Desk, wren: str, part: str) -> None:
    assert FLAG in said(guide.get(wren + part))


def test_its_steps_stand_among_what_is_open(guide: Desk, wren: str) -> None:
    page = said(guide.get(wren))
    assert "Make it up" in page
    assert "Saying what divides us. Began: Settling a quarrel between hub and bureau." in page


def test_the_lead_stays_in_the_team(coordinator: Desk, hired: Hired, harbour: Harbour, wren: str) -> None:
    assert "Only somebody of the lead’s own team can take over meanwhile" in said(
        coordinator.get(f"{wren}/lead")
    )
    other = hired("Otto Other")
    page = coordinator.fill(f"{wren}/lead", to=f"{other.worker.public}/hub guide", reason="Leave.")
    assert page.status_code == 422
    assert "Wren Marlowe stays with Hub Guide until what is disputed is settled" in said(page)
    near = hired("Nora Near", team=Team.objects.get(name="Quay team").public)
    answer = coordinator.fill(f"{wren}/lead", to=f"{near.worker.public}/hub guide", reason="Leave.")
    assert answer["Location"] == wren
    lead = identity(harbour.older.public).lead
    assert lead is not None
    assert lead.worker.name == "Nora Near"
