"""The statutory clock on screen: each limit with its number, its days and its source, and the rules that rest on it."""

import re
from datetime import date

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.packs.small_pack import CLOCK, small_texts
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_queries import asked
from tests.record.transitions.harbour import PACK, Harbour

ADDRESS = "/procedures/the-statutory-clock"
FOUR_DAYS = "bureau officer must introduce the officer within 4 working days"
BY_THE_CLOCK = (
    "bureau officer must introduce the officer within the statutory time limit for the answer to a worry"
)


@pytest.fixture
def clocked(harbour: Harbour) -> Harbour:
    """The harbour's pack with the small table, and one rule that rests on it."""
    files = pack_texts(PACK) | {CLOCK: small_texts()[CLOCK]}
    assert files["crossing.yaml"].count(FOUR_DAYS) == 1
    files["crossing.yaml"] = files["crossing.yaml"].replace(FOUR_DAYS, BY_THE_CLOCK)
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])
    return harbour


def test_each_value_has_its_number_its_days_and_its_source(guide: Desk, clocked: Harbour) -> None:
    page = said(guide.get(ADDRESS)).replace("\N{NO-BREAK SPACE}", " ")
    assert "An invented country, as it stood on Saturday 31 January 2026" in page
    assert "Answer to a worry , from: a worry is raised; to: whoever raised it has an answer" in page
    assert (
        "5 working days From 1 April 2020 until 31 March 2026 The Country’s Guide, 2020, paragraph 12."
        in page
    )
    assert (
        "3 working days From 1 April 2026 The Country’s Guide, 2026, paragraph 9. We read it there." in page
    )
    assert (
        "10 working days From 1 April 2010 until 31 March 2020 The Country’s Guide, 2010. "
        "Known in the field, and not yet looked up." in page
    )


def test_what_has_no_number_says_why(guide: Desk, clocked: Harbour) -> None:
    page = said(guide.get(ADDRESS))
    assert (
        "Talk at home The guide leaves it to each authority. The Country’s Guide, 2026, paragraph 11." in page
    )


def test_the_rules_that_rest_on_it_are_linked_to_their_clause(guide: Desk, clocked: Harbour) -> None:
    page = guide.get(ADDRESS)
    assert (
        "must introduce the officer within the statutory time limit for the answer to a worry (5 working days from"
        in said(page)
    )
    assert 'href="/procedures/crossing#a' in page.content.decode().lower()


def test_a_pack_that_carries_none_says_so_and_is_not_linked(guide: Desk, harbour: Harbour) -> None:
    assert "These procedures carry none" in said(guide.get(ADDRESS))
    assert "Statutory clock" not in said(guide.get("/procedures"))


def test_the_procedures_lead_to_it(guide: Desk, clocked: Harbour) -> None:
    page = guide.get("/procedures")
    assert f'href="{ADDRESS}"' in page.content.decode()


def test_an_older_version_has_its_own(guide: Desk, clocked: Harbour) -> None:
    (older,) = re.findall(
        r'href="/procedures/version/([0-9a-f]{12})"', guide.get("/procedures").content.decode()
    )
    assert "These procedures carry none" in said(
        guide.get(f"/procedures/version/{older}/the-statutory-clock")
    )


def test_nobody_has_put_anything_in_force(a_worker_alone: Desk) -> None:
    assert "No procedures are in force" in said(a_worker_alone.get(ADDRESS))


def test_it_asks_the_record_as_little_as_its_neighbours(guide: Desk, clocked: Harbour) -> None:
    assert asked(guide, ADDRESS) <= 8
