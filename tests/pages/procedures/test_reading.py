"""A procedure read on screen: its clauses and what each came to, its questions, its flowchart, and versions of it."""

import re
from datetime import date

import pytest
from django.test import Client

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.reading.procedures import pack_in_force
from held.record.reading.procedures.versions import versions
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_queries import asked
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import raised

EVERY_PAGE = (
    "/procedures",
    "/every-clause",
    "/procedures/crossing",
    "/procedures/crossing/flowchart",
    "/procedures/crossing/steps",
    "/procedures/crossing/questions",
)


@pytest.fixture
def newer(harbour: Harbour) -> str:
    """Another version in force since 2 March 2026, in which an officer is introduced sooner. The older one's hash."""
    older = pack_in_force(on=date(2026, 3, 1)).hash
    files = pack_texts(PACK)
    files["crossing.yaml"] = files["crossing.yaml"].replace("within 4 working days", "within 2 working days")
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-03", 1)
    put_in_force(
        files=files,
        from_date=date(2026, 3, 2),
        by=harbour.workers["hub coordinator"],
        reason="Four days were too long.",
    )
    return older


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_every_page_says_what_the_pack_is_and_is_not(guide: Desk, address: str) -> None:
    page = guide.get(address)
    assert page.status_code == 200
    assert "An invented authority. Nobody works by this." in said(page)


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_it_is_read_by_whoever_is_signed_in_and_nobody_else(harbour: Harbour, address: str) -> None:
    assert Client().get(address).status_code == 302


def test_the_pack_says_who_put_it_in_force(guide: Desk) -> None:
    page = said(guide.get("/procedures"))
    assert "In force from Thursday 1 January 2026" in page
    assert "Put in force by Hub Guide" in page
    assert "Every Tuesday, 10.30am" in page
    assert "Level 3: adrift" in page
    assert "Hurt with no clear reason" in page


def test_every_clause_says_what_became_of_it(guide: Desk) -> None:
    assert "Every clause" in said(guide.get("/procedures"))
    page = said(guide.get("/every-clause"))
    assert "1 clause from which nothing follows here, and why" in page
    assert "A7 Kindness it is an aim" in page
    assert "A4 When harm is close Crossing from the hub to the bureau: " in page


def test_a_clause_left_for_later_says_so(guide: Desk, harbour: Harbour) -> None:
    files = pack_texts(PACK)
    files["pack.yaml"] = (
        files["pack.yaml"]
        .replace("nothing to encode, because: it is an aim", "left for later: yes")
        .replace("version: 2026-01", "version: 2026-04", 1)
        .replace("draft: no", "draft: yes", 1)
    )
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])
    page = said(guide.get("/every-clause"))
    assert "A7 Kindness Left for later" in page
    assert "1 clause left for later" in page
    assert "A draft: some clauses are left for later." in page


def test_each_clause_stands_beside_what_held_does_because_of_it(guide: Desk) -> None:
    page = words_of(guide.get("/procedures/crossing"))
    row = page[page.index('id="a3"') : page.index('id="a4"')]
    assert "<h3>A3 An officer is introduced</h3>" in row
    assert "Once the bureau joins, an officer is introduced." in row
    assert "<b>only after</b> weighing the evidence (“bureau joins”)" in row
    question = row[row.index("held-question") :]
    assert "By when? The text does not say." in question
    assert "Our reading, until the authority decides:</em> Within 4 working days." in question
    assert "<b>must</b> introduce the officer within 4 working days" in question


def test_whatever_a_page_cites_is_an_anchor_of_the_procedure(guide: Desk) -> None:
    page = words_of(guide.get("/procedures/crossing"))
    links = set(
        re.findall(r'href="/procedures/crossing#([^"]+)"', words_of(guide.get("/procedures/crossing/steps")))
    )
    assert links
    assert links <= set(re.findall(r'id="([^"]+)"', page))


def test_the_flowchart_can_be_reached_by_keyboard_and_read_as_a_table(guide: Desk) -> None:
    page = words_of(guide.get("/procedures/crossing/flowchart"))
    assert 'tabindex="0" role="region" aria-label="Flowchart of the procedure' in page
    assert 'role="img"' in page
    assert '<a class="govuk-link" href="/procedures/crossing/steps#weigh-the-evidence">' in page
    assert "Bureau joins: introduce the officer (our reading of A3)" in said(
        guide.get("/procedures/crossing/flowchart")
    )


def test_a_step_says_what_it_asks_and_of_whom(guide: Desk) -> None:
    page = said(guide.get("/procedures/crossing/steps"))
    assert "The hub coordinator and the bureau principal: one records, and names the other." in page
    assert "It comes out: “bureau joins”, “hub continues” or “postponed” ." in page
    assert "The girl or boy was heard, yes or no" in page
    assert "Who walks beside them, a named bureau officer" in page


def test_questions_that_are_open_come_first(guide: Desk, harbour: Harbour) -> None:
    files = pack_texts(PACK)
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        "  - clause: A6\n    says: The girl or boy is heard before an officer is introduced, if possible.\n    means:\n",
        "  - clause: A6\n    says: The girl or boy is heard before an officer is introduced, if possible.\n"
        "    questions:\n      - asks: By whom are they heard?\n    means:\n",
    )
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-05", 1)
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])
    page = said(guide.get("/procedures/crossing/questions"))
    assert page.index("By whom are they heard?") < page.index("May it be put off?")
    assert "Open. Nobody has answered, so no rule follows and nothing is stopped." in page
    assert "3 questions: 2 answered by our reading, 1 open." in page


def test_what_somebody_decided_is_theirs_on_every_page_and_the_rest_stays_our_reading(
    guide: Desk, harbour: Harbour
) -> None:
    files = pack_texts(PACK)
    before = "        settled: within 4 working days\n        by: this project\n"
    assert before in files["crossing.yaml"]
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        before, before.replace("this project", "the harbour's council\n        on: 2026-02-17")
    )
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-06", 1)
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])
    whole = words_of(guide.get("/procedures/crossing"))
    row = whole[whole.index('id="a3"') : whole.index('id="a4"')]
    assert "<b>Decided by the harbour’s council on 17 February 2026:</b> Within 4 working days." in row
    assert "Our reading" not in row
    assert "Our reading, until the authority decides:</em> By a week" in whole
    decided = "A3 as decided by the harbour's council on 17 February 2026"
    assert f"Bureau joins: introduce the officer ({decided})" in said(
        guide.get("/procedures/crossing/flowchart")
    )
    assert "1 answered by our reading, 1 decided by the authority, 0 open" in said(
        guide.get("/procedures/crossing/questions")
    )


class TestVersions:
    def test_the_words_in_force_are_read_where_no_version_is_named(self, guide: Desk, newer: str) -> None:
        page = said(guide.get("/procedures/crossing"))
        assert "within 2 working days" in page
        assert "not the words in force today" not in page

    def test_an_earlier_one_is_read_under_its_hash_and_says_that_it_is_no_longer_in_force(
        self, guide: Desk, newer: str
    ) -> None:
        page = guide.get(f"/procedures/version/{newer[:12]}/crossing")
        assert "within 4 working days" in said(page)
        assert "It was in force from Thursday 1 January 2026 to Monday 2 March 2026" in said(page)
        assert f'href="/procedures/version/{newer[:12]}/crossing/flowchart"' in words_of(page)

    def test_a_transition_leads_to_the_words_it_runs_under(
        self, guide: Desk, harbour: Harbour, request: pytest.FixtureRequest
    ) -> None:
        raised(harbour, harbour.older)
        newer = request.getfixturevalue("newer")
        page = words_of(guide.get(f"/transitions/{Transition.objects.get().public}"))
        assert f'href="/procedures/version/{newer[:12]}/crossing#a2"' in page
        assert 'href="/procedures/crossing' not in page

    def test_every_one_is_listed_with_who_put_it_in_force_and_why(self, guide: Desk, newer: str) -> None:
        page = said(guide.get("/procedures"))
        assert "Monday 2 March 2026, and still Hub Coordinator Four days were too long." in page
        assert f"/procedures/version/{newer[:12]}" in words_of(guide.get("/procedures"))

    @pytest.mark.parametrize("short", ["000000000000", "9f"])
    def test_one_that_never_was_is_not_found(self, guide: Desk, newer: str, short: str) -> None:
        assert guide.get(f"/procedures/version/{short}/crossing").status_code == 404
        assert guide.get(f"/procedures/version/{newer[:11]}").status_code == 404

    def test_of_a_day_to_come_none_holds_yet(self, harbour: Harbour) -> None:
        found = versions(on=date(2025, 12, 31))
        assert [version.holds for version in found] == [False]
        assert versions(on=date(2026, 1, 1))[0].holds


def test_a_procedure_that_is_not_there_is_not_found(guide: Desk) -> None:
    assert guide.get("/procedures/vanishing").status_code == 404


@pytest.mark.django_db
def test_before_any_is_in_force_it_says_what_to_do(a_worker_alone: Desk) -> None:
    page = said(a_worker_alone.get("/procedures"))
    assert "No procedures are in force" in page
    assert "held put-in-force PATH" in page
    assert a_worker_alone.get("/procedures/crossing").status_code == 404


@pytest.mark.parametrize("address", EVERY_PAGE)
def test_it_asks_the_database_little(guide: Desk, address: str) -> None:

    guide.get(address)
    assert asked(guide, address) <= 8


def test_a_clause_says_how_much_rests_on_it_and_how_much_of_that_is_ours(guide: Desk) -> None:
    page = said(guide.get("/every-clause"))
    assert "A3 An officer is introduced Crossing from the hub to the bureau: " in page
    row = page[page.index("A3 An officer is introduced") :]
    assert " of them ours" in row[: row.index("A4 When harm is close")]
