"""A child is found as their name sounds, by date of birth or number; nobody is shown more than they may see."""

import pytest

from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Ren Marlow", "Sounds like it"),
        ("Wren", "Has this name"),
        ("2/6/2015", "Born on this day"),
        ("Wren Marlowe 2 June 2015", "Born on this day and the same name"),
    ],
)
def test_each_hit_says_why_it_matches(guide: Desk, harbour: Harbour, typed: str, why: str) -> None:
    page = guide.client.get("/find", {"q": typed})
    words = said(page)
    assert "Wren Marlowe, 10" in words
    assert why in words
    assert "Harbour hub. Family Marlowe" in words
    assert "Hub Guide 01632 960 100" in words
    assert f"/children/{harbour.older.public}" in words_of(page)


def test_by_number(guide: Desk, harbour: Harbour) -> None:
    assert "This number" in said(guide.client.get("/find", {"q": harbour.older.number}))


def test_who_may_not_see_the_child_is_shown_who_it_is_and_whom_to_ring(
    stranger: Desk, harbour: Harbour
) -> None:
    words = said(stranger.client.get("/find", {"q": "Wren Marlowe"}))
    assert "Wren Marlowe, 10" in words
    assert "Hub Guide 01632 960 100" in words
    for hidden in ("2015", harbour.older.number, "Family Marlowe", "Harbour hub"):
        assert hidden not in words


def test_nobody_found_says_so_and_offers_to_add_them_by_the_name_typed(guide: Desk) -> None:
    page = guide.client.get("/find", {"q": "Xavier Qwilleran"})
    assert "Nobody for “Xavier Qwilleran”" in said(page)
    add = "/add-a-child?name=Xavier+Qwilleran"
    assert add in words_of(page)
    form = words_of(guide.get(add))
    assert 'name="given-name" type="text" value="Xavier"' in form
    assert 'value="Qwilleran"' in form


def test_suggestions_are_a_piece_of_a_page_with_who_it_is_alone(
    guide: Desk, stranger: Desk, harbour: Harbour
) -> None:
    for desk in (guide, stranger):
        page = desk.client.get("/find/suggestions", {"q": "Wren Ma"})
        words = words_of(page).strip()
        assert words.startswith(f'<li><a href="/children/{harbour.older.public}">')
        assert "Wren Marlowe</b>, 10 years" in words
        assert "2015" not in words
        assert "<html" not in words
    assert words_of(guide.client.get("/find/suggestions", {"q": "  "})).strip() == ""


def test_the_page_of_children_shows_those_one_leads(guide: Desk, coordinator: Desk) -> None:
    words = said(guide.get("/children"))
    assert "You lead for 2 children." in words
    assert "Kit Marlowe, 7" in words
    assert "Add a child" in words
    assert "You lead for nobody now." in said(coordinator.get("/children"))


@pytest.mark.parametrize(
    "typed", ["x" * 5000, "'; DROP TABLE record_child; --", "%_\\", "٣/٤/٢٠١٥", "<b>Wren</b>"]
)
def test_anything_may_be_typed(guide: Desk, typed: str) -> None:
    page = guide.client.get("/find", {"q": typed})
    assert page.status_code == 200
    assert "<b>Wren</b>" not in page.content.decode()
