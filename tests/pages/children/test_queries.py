"""Every page about a child asks the database at most eight things, after years as on the first day."""

from datetime import UTC, datetime

import pytest

from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import add_child
from held.record.actions.people.case_note import case_note
from held.record.tables.people.child import Child
from held.record.tables.work.look import Look
from tests.pages.children.test_overview import PARTS, raised
from tests.pages.transitions.desk import Desk
from tests.pages.transitions.test_queries import AT_MOST, asked
from tests.record.transitions.harbour import Harbour

PAGES = (*PARTS, "/chronology?before=20", "/chronology?print=all", "/family/add")


def years_later(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older
    for number in range(200):
        case_note(by=guide, child=child.public, note=f"Note {number}")
    Look.objects.bulk_create(
        Look(who=guide, child=child, page="line", at=datetime(2026, 3, 1, tzinfo=UTC)) for _ in range(200)
    )
    for number in range(6):
        add_child(
            by=guide,
            family_name="Marlowe",
            given_name=f"Sibling {number}",
            born=child.born,
            family=Child.objects.select_related("family").get(pk=child.pk).family.public,
            is_new=True,
        )
        add_adult(by=guide, children=[child.public], kind=f"aunt {number}", given_name=f"Aunt {number}")


@pytest.mark.parametrize("part", PAGES)
@pytest.mark.parametrize("moving", [False, True], ids=["nothing open", "a transition open"])
def test_a_page_about_a_child_asks_as_often_after_years(
    coordinator: Desk, harbour: Harbour, wren: str, part: str, moving: bool
) -> None:
    if moving:
        raised(harbour)
    coordinator.get(wren + part)
    little = asked(coordinator, wren + part)
    years_later(harbour)
    assert asked(coordinator, wren + part) == little
    assert little <= AT_MOST
