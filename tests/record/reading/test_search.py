"""The search box: by name as it sounds, by date of birth as people type it, by number; each hit says why."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from django.db import connection

from held.record.actions.people.add_child import add_child, write_name_keys
from held.record.reading.people import sharing_names
from held.record.reading.people.birth_dates import birth_date
from held.record.reading.people.search import MOST_COMPARED, search
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour

TODAY = date(2026, 3, 2)


@pytest.fixture
def children(harbour: Harbour) -> dict[str, str]:
    guide = harbour.workers["hub guide"]
    people = (
        ("20417", "Aaliyah", "Benson", "", date(2016, 5, 17)),
        ("20418", "Jayden", "Benson-Clarke", "", date(2013, 5, 17)),
        ("LL-8213", "Katherine", "Stephens", "Kit", date(2018, 1, 2)),
        ("20420", "Zoë", "O’Brien", "", None),
    )
    return {
        add_child(
            by=guide,
            number=number,
            given_name=given,
            family_name=family,
            known_as=known_as,
            born=born,
            is_new=True,
        ): given
        for number, given, family, known_as, born in people
    }


@pytest.mark.parametrize(
    ("typed", "found", "why"),
    [
        ("Aaliyah Benson", "Aaliyah", ("the same name",)),
        ("benson aaliyah", "Aaliyah", ("the same name",)),
        ("Aliya Bensen", "Aaliyah", None),
        ("aal ben", "Aaliyah", ("the name begins so",)),
        ("Clarke", "Jayden", ("has this name",)),
        ("Jaiden Clark", "Jayden", ("sounds like it",)),
        ("Cathryn Stevens", "Katherine", ("sounds like it",)),
        ("Kit Stephens", "Katherine", ("the same name",)),
        ("zoe obrien", "Zoë", ("the same name",)),
        ("20417", "Aaliyah", ("this number",)),
        ("ll-8213", "Katherine", ("this number",)),
        ("17/05/2016", "Aaliyah", ("born on this day",)),
        ("17 May 2016", "Aaliyah", ("born on this day",)),
        ("Benson 17.5.16", "Aaliyah", ("born on this day", "has this name")),
    ],
)
def test_a_child_is_found_first_and_it_says_why(
    children: dict[str, str], typed: str, found: str, why: tuple[str, ...] | None
) -> None:
    first = search(typed).hits[0]
    assert children.get(first.public) == found
    if why is not None:
        assert first.why == why


@pytest.mark.parametrize("typed", ["", "   ", "?!", "Varley", "99999", "31/02/2016", "1/1/1999"])
def test_nobody_is_found_where_nobody_is(children: dict[str, str], typed: str) -> None:
    assert search(typed).hits == ()


def test_of_many_words_beside_a_date_the_first_are_looked_for(children: dict[str, str]) -> None:
    given: list[int] = []

    def count(execute: Callable[..., object], sql: str, params: Sequence[object], *rest: object) -> object:
        given.append(len(params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(count):
        search("17/05/2016 " + " ".join(chr(letter) for letter in range(ord("a"), ord("z") + 1)))
    assert max(given) < 200


def test_a_hit_says_who_leads_and_which_service_holds(harbour: Harbour) -> None:
    (hit,) = search("Wren Marlowe").hits[:1]
    assert (hit.lead, hit.services, hit.has_open_transition) == ("Hub Guide", ("harbour hub",), False)


def test_no_hit_shows_where_a_child_lives(harbour: Harbour) -> None:
    Child.objects.update(address="1 Canary Street")
    assert "Canary" not in repr(search("Wren Marlowe"))


def test_a_common_name_says_that_there_are_more(filled: Callable[..., list[Child]]) -> None:
    filled(30)
    found = search("Robin")
    assert len(found.hits) == 20
    assert found.has_more
    assert search("Robin Crowd7").hits[0].name == "Robin Crowd7"


@pytest.fixture
def bounded(filled: Callable[..., list[Child]], monkeypatch: pytest.MonkeyPatch) -> list[Child]:
    """Thirty children of one first name and one birthday, of whom as few are read as of a thousand times as many."""
    monkeypatch.setattr(sharing_names, "MOST_READ", 3)
    monkeypatch.setattr("held.record.reading.people.search.MOST_COMPARED", 2)
    children = filled(30)
    children[-1].family_name = "Stephens"
    children[-1].save()
    write_name_keys(children[-1])
    return children


def test_who_has_the_very_name_is_found_first_however_many_share_a_part_of_it(bounded: list[Child]) -> None:
    expected = {
        "Robin Crowd29": "Robin Crowd29",
        "crowd28 robin": "Robin Crowd28",
        "Crowd27": "Robin Crowd27",
        "Crowd26 1/1/2015": "Robin Crowd26",
        "Robin Crowd25 1/1/2015": "Robin Crowd25",
        "C00024 1/1/2015": "Robin Crowd24",
        "Robyn Stevens": "Robin Stephens",
        "rob ste": "Robin Stephens",
    }
    assert {typed: search(typed).hits[0].name for typed in expected} == expected


def test_of_a_common_name_only_so_many_are_read(bounded: list[Child]) -> None:
    found = search("Robin")
    assert (len(found.hits), found.has_more) == (3, True)


def test_more_are_read_than_compared_so_that_it_is_known_that_there_are_more() -> None:
    assert sharing_names.MOST_READ > MOST_COMPARED


@pytest.mark.parametrize(
    ("typed", "read", "rest"),
    [
        ("17/5/2016", date(2016, 5, 17), ""),
        ("17-05-16", date(2016, 5, 17), ""),
        ("17.05.2016 Benson", date(2016, 5, 17), "Benson"),
        ("17052016", date(2016, 5, 17), ""),
        ("2016-05-17", date(2016, 5, 17), ""),
        ("17th May 2016", date(2016, 5, 17), ""),
        ("17 of May, 2016", date(2016, 5, 17), ""),
        ("Ali 17 sept 2016", date(2016, 9, 17), "Ali"),
        ("3/4/99", date(1999, 4, 3), ""),
        ("31/2/2016", None, "31/2/2016"),
        ("May Day 2016", None, "May Day 2016"),
        ("20417", None, "20417"),
    ],
)
def test_dates_of_birth_are_read_as_people_type_them(typed: str, read: date | None, rest: str) -> None:
    found, left = birth_date(typed, today=TODAY)
    assert (found, " ".join(left.split())) == (read, rest)
