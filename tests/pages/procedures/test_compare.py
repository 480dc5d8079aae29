"""Two packs laid beside each other on screen: two versions change by change, or two authorities row by row."""

from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.reading.procedures import pack_in_force
from held.record.reading.procedures.shipped import shipped
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_queries import asked
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import raised

ADDRESS = "/compare-procedures"


@pytest.fixture
def newer(harbour: Harbour) -> str:
    """In force since 2 March 2026: an officer is introduced sooner, and a step has another name. The older one's hash."""
    older = pack_in_force(on=date(2026, 3, 1)).hash
    files = pack_texts(PACK)
    files["crossing.yaml"] = (
        files["crossing.yaml"]
        .replace("within 4 working days", "within 2 working days")
        .replace("introduce the officer", "present the officer")
        .replace("introducing the officer", "presenting the officer")
        .replace("  present the officer:\n", "  present the officer:\n    was: introduce the officer\n", 1)
    )
    files["pack.yaml"] = (
        files["pack.yaml"]
        .replace("version: 2026-01", "version: 2026-03", 1)
        .replace("introduce the officer", "present the officer")
    )
    put_in_force(files=files, from_date=date(2026, 3, 2), by=harbour.workers["hub coordinator"])
    return older


def test_with_one_version_alone_it_asks_what_to_lay_beside_it(guide: Desk) -> None:
    page = guide.get(ADDRESS)
    assert page.status_code == 200
    assert "Only one version was ever in force here. Choose what to lay beside it." in said(page)


def test_the_one_in_force_stands_beside_the_one_before_change_by_change(guide: Desk, newer: str) -> None:
    page = guide.get(ADDRESS)
    told = said(page)
    assert "version 2026-03 beside version 2026-01" in told
    assert "3 changes, the heaviest first." in told
    assert "Change 1 of 3" in told
    assert (
        "Present the officer: within 2 working days instead of within 4 working days, which is shorter."
        in told
    )
    assert "“introduce the officer” is now called “present the officer”." in told
    assert "Before our reading of A3" in told
    assert told.index("What is owed, by whom and when") < told.index("The steps: who takes them")


def test_both_sentences_are_told_in_plain_words(guide: Desk, newer: str) -> None:
    page = words_of(guide.get(ADDRESS))
    row = page[page.index('id="change-1"') : page.index('id="change-2"')]
    assert row.count("<b>must</b>") == 2


def test_the_changed_steps_are_flagged_in_the_drawing(guide: Desk, newer: str) -> None:
    page = words_of(guide.get(ADDRESS))
    assert "As it is now: Crossing from the hub to the bureau" in page
    assert "Changed: present the officer." in page


def test_it_says_how_many_live_transitions_stand_under_the_older_words(
    guide: Desk, harbour: Harbour, request: pytest.FixtureRequest
) -> None:
    raised(harbour, harbour.older)
    request.getfixturevalue("newer")
    told = said(guide.get(ADDRESS))
    assert "1 live transition stands under version 2026-01, and stays there until a manager moves it." in told


def test_where_none_does_it_says_nothing_of_it(guide: Desk, newer: str) -> None:
    assert "live transition" not in said(guide.get(ADDRESS))


def test_any_two_can_be_chosen_and_the_other_way_round(guide: Desk, newer: str) -> None:
    now = pack_in_force(on=date(2026, 3, 3)).hash[:12]
    told = said(guide.get(f"{ADDRESS}?old={now}&new={newer[:12]}"))
    assert "version 2026-01 beside version 2026-03" in told
    assert "which is longer" in told
    assert "Nothing is different between the two." in said(guide.get(f"{ADDRESS}?old={now}&new={now}"))


def test_another_authority_that_comes_with_held_lies_side_by_side(guide: Desk, newer: str) -> None:
    other = shipped()[0]
    page = guide.get(f"{ADDRESS}?old={newer[:12]}&new={other.hash[:12]}")
    told = said(page)
    assert other.title in told
    assert "Only one of the two speaks of it." in told
    assert "How long two services hold the child together" in told
    assert "An invented authority. Nobody works by this." in told
    assert other.notice.replace("'", "’") in told


def test_what_is_not_there_is_not_found(guide: Desk, newer: str) -> None:
    assert guide.get(f"{ADDRESS}?old=000000000000").status_code == 404
    assert guide.get(f"{ADDRESS}?old={newer[:12]}&new=../pack.yaml").status_code == 404


def test_it_asks_the_database_little(guide: Desk, newer: str) -> None:
    guide.get(ADDRESS)
    assert asked(guide, ADDRESS) <= 8


@pytest.mark.django_db
def test_before_any_is_in_force_it_says_what_to_do(a_worker_alone: Desk) -> None:
    assert "No procedures are in force" in said(a_worker_alone.get(ADDRESS))
    assert "No procedures are in force" in said(a_worker_alone.get("/gap-register"))
