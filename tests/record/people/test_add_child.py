from datetime import date

import pytest

from held.record.actions.cannot import CanNot
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.add_child import PerhapsKnown, add_child
from held.record.actions.people.add_family import add_family
from held.record.names import keys_of
from held.record.reading.people.family import family_around
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.family import Family
from tests.record.transitions.harbour import Harbour


def test_a_child_is_added_with_a_number_and_a_history(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    public = add_child(by=guide, family_name=" Sample ", given_name="Robin", born=date(2016, 5, 17))
    child = Child.objects.get(public=public)
    assert (str(child), child.number) == ("Robin Sample", f"H{child.pk:05}")
    first = Happening.objects.get(child=child)
    assert (first.kind, first.by, first.number) == ("child added", guide, 1)
    assert set(child.name_keys.values_list("key", flat=True)) == keys_of("Robin Sample")


@pytest.mark.parametrize(
    ("given", "family", "known_as", "born", "why"),
    [
        ("Wren", "Marlowe", "", date(2015, 6, 2), ("the same name", "born on the same day")),
        ("Wren", "Marlowe", "", None, ("the same name",)),
        ("Ren", "Marlow", "", date(2015, 6, 2), ("nearly the same name", "born on the same day")),
        ("Serenity", "Marlowe", "Wren", None, ("the same name",)),
    ],
)
def test_who_may_be_the_same_is_offered_first(
    harbour: Harbour, given: str, family: str, known_as: str, born: date | None, why: tuple[str, ...]
) -> None:
    guide = harbour.workers["hub guide"]
    new = {"given_name": given, "family_name": family, "known_as": known_as, "born": born}
    with pytest.raises(PerhapsKnown) as offered:
        add_child(by=guide, **new)
    assert [(hit.public, hit.why) for hit in offered.value.hits] == [(harbour.older.public, why)]
    assert Child.objects.count() == 2
    add_child(by=guide, **new, is_new=True)
    assert Child.objects.count() == 3


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [
        ("Wren", "Marlowe", date(2003, 6, 2)),
        ("Otis", "Fairweather", date(2015, 6, 2)),
        ("Ada", "Marlowe", None),
    ],
)
def test_who_is_somebody_else_is_not_offered(
    harbour: Harbour, given: str, family: str, born: date | None
) -> None:
    add_child(by=harbour.workers["hub guide"], given_name=given, family_name=family, born=born)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"family_name": " "}, "family name"),
        ({"family_name": "Sample"}, "first name"),
        (
            {"family_name": "Sample", "given_name": "Robin", "number": "H00001"},
            "Another child has the number",
        ),
    ],
)
def test_a_child_nobody_could_find_again_is_refused(
    harbour: Harbour, words: dict[str, str], says: str
) -> None:
    Child.objects.filter(pk=harbour.older.pk).update(number="H00001")
    with pytest.raises(CanNot, match=says):
        add_child(by=harbour.workers["hub guide"], **words)


def test_a_child_who_is_not_born_has_a_day_they_are_expected(harbour: Harbour) -> None:
    public = add_child(
        by=harbour.workers["hub guide"], family_name="Sample", expected=date(2026, 7, 1), is_new=True
    )
    assert str(Child.objects.get(public=public)) == "Baby Sample, unborn"


def test_a_double_click_adds_one_child(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    twice = [add_child(by=guide, family_name="Sample", given_name="Robin", key="k1") for _ in range(2)]
    assert twice[0] == twice[1]
    assert Child.objects.filter(family_name="Sample").count() == 1


def test_a_refused_form_may_be_sent_again(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    with pytest.raises(PerhapsKnown):
        add_child(by=guide, family_name="Marlowe", given_name="Wren", key="k1")
    add_child(by=guide, family_name="Marlowe", given_name="Wren", key="k1", is_new=True)
    assert Child.objects.count() == 3


def test_an_adult_is_added_once_for_brother_and_sister(harbour: Harbour, asked_once) -> None:
    guide = harbour.workers["hub guide"]
    both = [harbour.older.public, harbour.younger.public]
    add_adult(
        by=guide,
        children=both,
        kind="mother",
        given_name="Sam",
        family_name="Marlowe",
        phone="01632 960 111",
        address="1 Canary Street",
        address_withheld=True,
        parental_responsibility="yes",
        lives_with=True,
    )
    add_adult(by=guide, children=both[:1], kind="teacher", family_name="Ade", organisation="Hill School")
    with asked_once(2):
        around = family_around(harbour.older.public)
    assert [(adult.name, adult.kind, adult.lives_with) for adult in around.adults] == [
        ("Sam Marlowe", "mother", True),
        ("Ade", "teacher", False),
    ]
    assert "Canary" not in repr(around)
    assert [(one.name, one.has_open_episode) for one in around.siblings] == [("Kit Marlowe", True)]
    assert {entry.child_id for entry in Happening.objects.filter(kind="adult added")} == {
        harbour.older.pk,
        harbour.younger.pk,
    }


def test_a_family_is_added(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    public = add_family(by=guide, name="Sample", address="2 Hill Road", key="f")
    assert add_family(by=guide, name="Sample", key="f") == public
    assert Family.objects.get(public=public).address == "2 Hill Road"
