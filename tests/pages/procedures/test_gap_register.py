"""The gap register on screen: a page that can be handed to whoever decides."""

from datetime import date

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_queries import asked
from tests.record.transitions.harbour import PACK, Harbour

ADDRESS = "/gap-register"


def test_it_says_in_plain_words_what_it_is_and_what_is_asked(guide: Desk) -> None:
    page = said(guide.get(ADDRESS))
    assert "Where the text is silent, or two clauses do not agree" in page
    assert "Is this right? If not, what is?" in page
    assert "2 questions: 2 answered by our reading, 0 open." in page


def test_each_question_stands_with_its_clause_our_answer_and_what_follows(guide: Desk) -> None:
    page = words_of(guide.get(ADDRESS))
    assert 'href="/procedures/crossing#a3"' in page
    assert "By when? The text does not say." in page
    assert "Our reading, until the authority decides:</em> Within 4 working days." in page
    assert "<b>must</b> introduce the officer within 4 working days" in page


def test_what_nobody_answered_comes_first_and_what_is_decided_asks_for_nothing(
    guide: Desk, harbour: Harbour
) -> None:
    files = pack_texts(PACK)
    ours = "        settled: within 4 working days\n        by: this project\n"
    decided = ours.replace("this project", "the harbour's council\n        on: 2026-02-17")
    files["crossing.yaml"] = files["crossing.yaml"].replace(ours, decided)
    files["crossing.yaml"] = files["crossing.yaml"].replace(
        "  - clause: A6\n    says: The girl or boy is heard before an officer is introduced, if possible.\n",
        "  - clause: A6\n    says: The girl or boy is heard before an officer is introduced, if possible.\n"
        "    questions:\n      - asks: By whom are they heard, and does A3 wait for it?\n",
    )
    files["pack.yaml"] = files["pack.yaml"].replace("version: 2026-01", "version: 2026-05", 1)
    put_in_force(files=files, from_date=date(2026, 3, 1), by=harbour.workers["hub guide"])
    page = said(guide.get(ADDRESS))
    assert "Nobody has answered yet (1)" in page
    assert page.index("Nobody has answered yet (1)") < page.index("Decided by the authority (1)")
    assert "It touches A3 as well." in page
    assert page.count("Decided by, and on which day:") == 2
    assert "What should happen here?" in page


def test_each_procedure_that_leaves_something_open_can_be_jumped_to(guide: Desk) -> None:
    page = words_of(guide.get(ADDRESS))
    assert '<a class="govuk-link" href="#our-reading-until-the-authority-decides">' in page
    assert 'href="#question-1"' in page
    assert page.count('id="question-1"') == 1


def test_it_is_among_the_parts_of_procedures(guide: Desk) -> None:
    assert 'aria-current="page">What the text leaves open (2)' in words_of(guide.get(ADDRESS))
    assert f'href="{ADDRESS}"' in words_of(guide.get("/procedures"))


def test_it_asks_the_database_little(guide: Desk) -> None:
    guide.get(ADDRESS)
    assert asked(guide, ADDRESS) <= 8
