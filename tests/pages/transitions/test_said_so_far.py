"""Beside a step's form: what was said so far in the transition, so that nobody decides without having read it."""

from tests.pages.transitions.desk import Desk, words_of
from tests.pages.transitions.test_refused_and_waiting import weigh
from tests.pages.transitions.test_taking_a_step import form_of, raise_concern
from tests.record.transitions.harbour import Harbour

FOLDED = '<details class="govuk-details govuk-!-margin-bottom-3">'
OPEN = '<details class="govuk-details govuk-!-margin-bottom-3" open>'


def beside(desk: Desk, harbour: Harbour, step: str) -> str:
    page = words_of(desk.get(form_of(harbour.older.public, step)))
    return page[page.index('id="said-so-far"') :]


def test_a_step_that_decides_shows_what_was_said_so_far_and_stands_open(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    raise_concern(guide, harbour)
    shown = beside(coordinator, harbour, "weigh-the-evidence")
    assert OPEN in shown
    assert "“Two falls in a week.”" in shown
    assert "Hub Guide, Monday 2 March 2026, 9am" in shown


def test_where_nothing_is_decided_it_is_folded(guide: Desk, officer: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    weigh(harbour, "bureau joins", "w")
    shown = beside(officer, harbour, "introduce-the-officer")
    assert FOLDED in shown
    assert OPEN not in shown
    assert "“Two falls in a week.”" in shown


def test_where_nothing_was_said_nothing_is_shown(guide: Desk, harbour: Harbour) -> None:
    assert "said-so-far" not in words_of(guide.get(form_of(harbour.older.public, "raise-a-concern")))
