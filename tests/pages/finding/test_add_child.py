"""A child is added with their family, an adult and a lead in one form; the children who may be the same come first."""

from datetime import date

from held.record.reading.people.child import identity
from held.record.reading.people.family import family_around
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour


def me(desk: Desk) -> str:
    return f"{desk.worker.public}/hub guide"


def added(given_name: str) -> Child:
    return Child.objects.select_related("family").get(given_name=given_name)


def test_a_child_is_added_with_an_adult_and_is_held_and_led_from_then_on(guide: Desk) -> None:
    answer = guide.fill(
        "/add-a-child",
        given_name="Ines",
        family_name="Calloway",
        born="17 may 2016",
        flag="A dog in the yard",
        adult_given_name="Rosa",
        adult_family_name="Calloway",
        kind="mother",
        phone="07700 900 222",
        responsibility="yes",
        lives_with="yes",
        lead=me(guide),
        reason="School asked for help.",
    )
    child = added("Ines")
    assert answer["Location"] == f"/children/{child.public}"
    assert child.born == date(2016, 5, 17)
    assert child.family.name == "Calloway"
    found = identity(child.public)
    assert found.lead is not None
    assert found.lead.worker.name == "Hub Guide"
    assert [held.service for held in found.held_by] == ["harbour hub"]
    assert found.next_duty is not None
    assert children_without() == ()
    page = said(guide.get(answer["Location"]))
    assert "Ines Calloway is in the record." in page
    assert "A dog in the yard" in page
    assert "Mother, Rosa Calloway" in page


def test_an_unborn_child_needs_a_day_and_no_first_name(guide: Desk) -> None:
    guide.fill("/add-a-child", family_name="Harding", born="3 june 2026", lead=me(guide), reason="A worry.")
    child = Child.objects.get(family_name="Harding")
    assert (child.born, child.expected) == (None, date(2026, 6, 3))


def test_who_may_be_the_same_is_shown_first_and_somebody_else_is_added_after_that(
    guide: Desk, harbour: Harbour
) -> None:
    typed = {
        "given_name": "Wren",
        "family_name": "Marlow",
        "born": "2/6/2015",
        "lead": me(guide),
        "reason": "New.",
    }
    page = guide.fill("/add-a-child", **typed)
    words = words_of(page)
    assert page.status_code == 422
    assert '<a href="#is-new">This child may be in the record already. Look at these first.</a>' in words
    assert f"/children/{harbour.older.public}" in words
    assert 'value="Marlow"' in words
    assert Child.objects.count() == 2
    fields = fields_of(words) | {"is-new": "yes"}
    assert guide.send("/add-a-child", fields).status_code == 302
    assert Child.objects.filter(family_name="Marlow").count() == 1


def test_a_family_is_found_by_a_brother_or_sister(guide: Desk, harbour: Harbour) -> None:
    page = guide.fill(
        "/add-a-child", given_name="Ash", family_name="Marlowe", sibling="wren marlow", do="family"
    )
    words = words_of(page)
    assert page.status_code == 200
    assert "The family of" in words
    assert "Wren Marlowe, 10" in words
    assert 'value="Ash"' in words
    family = harbour.older.family.public
    fields = fields_of(words) | {"family": family, "lead": "nobody yet"}
    assert guide.send("/add-a-child", fields).status_code == 302
    assert {one.name for one in family_around(added("Ash").public).siblings} == {
        "Wren Marlowe",
        "Kit Marlowe",
    }
    assert Family.objects.count() == 1


def test_from_the_page_of_a_brother_or_sister_the_family_is_chosen_already(
    guide: Desk, harbour: Harbour
) -> None:
    page = words_of(guide.get(f"/children/{harbour.older.public}/family"))
    address = f"/add-a-child?family={harbour.older.family.public}&family-name=Marlowe"
    assert address in page
    fields = fields_of(words_of(guide.get(address)))
    assert fields["family"] == harbour.older.family.public
    assert fields["family-name"] == "Marlowe"


def test_a_search_for_a_family_that_finds_none_says_so(guide: Desk) -> None:
    page = guide.fill("/add-a-child", sibling="Xavier Qwilleran", do="family")
    assert "No family in the record has a child like “Xavier Qwilleran”." in said(page)


def test_what_is_wrong_is_said_in_our_words_and_all_that_was_typed_stays(guide: Desk) -> None:
    page = guide.fill(
        "/add-a-child",
        born="31 february",
        number="A-17",
        flag="A dog",
        phone="07700 900 222",
    )
    words = words_of(page)
    assert page.status_code == 422
    assert "<title>Error: Add a child" in words
    for error in (
        '<a href="#given-name">Type the first name.',
        '<a href="#family-name">Type the family name',
        '<a href="#born">February',
        '<a href="#adult-family-name">Type the adult’s name',
        '<a href="#kind">Say what this adult is to the child',
        '<a href="#lead">Choose who leads, or say that nobody needs to yet.</a>',
    ):
        assert error in words, error
    for typed in ("31 february", "A-17", "A dog", "07700 900 222"):
        assert f'value="{typed}"' in words
    assert "This field is required" not in words
    assert Child.objects.count() == 2


def test_a_number_that_another_child_has_is_refused_and_nothing_is_left_behind(
    guide: Desk, harbour: Harbour
) -> None:
    page = guide.fill(
        "/add-a-child",
        given_name="Ines",
        family_name="Calloway",
        number=harbour.older.number,
        lead="nobody yet",
    )
    assert page.status_code == 422
    assert f"Another child has the number {harbour.older.number}." in said(page)
    assert not Family.objects.filter(name="Calloway").exists()


def test_a_lead_without_a_reason_is_asked_for_one(guide: Desk) -> None:
    page = guide.fill("/add-a-child", given_name="Ines", family_name="Calloway", lead=me(guide))
    assert '<a href="#reason">Say why work with the child begins.</a>' in words_of(page)


def test_a_family_that_is_none_is_not_taken(guide: Desk) -> None:
    fields = fields_of(words_of(guide.get("/add-a-child")))
    fields |= {"given-name": "Ines", "family-name": "Calloway", "family": "made-up", "lead": "nobody yet"}
    page = guide.send("/add-a-child", fields)
    assert page.status_code == 422
    assert "Choose the family, or say that it is a new one." in said(page)


def test_a_double_click_adds_one_child(guide: Desk) -> None:
    fields = fields_of(words_of(guide.get("/add-a-child")))
    fields |= {"given-name": "Ines", "family-name": "Calloway", "lead": me(guide), "reason": "School."}
    places = {guide.send("/add-a-child", fields)["Location"] for _ in range(2)}
    assert places == {f"/children/{added('Ines').public}"}


def test_enter_in_the_form_adds_and_does_not_look_for_a_family(guide: Desk) -> None:
    fields = fields_of(words_of(guide.get("/add-a-child")))
    fields |= {"given-name": "Ines", "family-name": "Calloway", "lead": "nobody yet", "do": "family"}
    assert guide.send("/add-a-child", fields).status_code == 302
