"""A step's form was open while the transition moved to a version that calls the step otherwise, or has it no more."""

import pytest

from held.record.tables.history.happening import Happening
from held.record.tables.work.draft import Draft
from tests.pages.moving.test_told_before_it_moved import moved
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_taking_a_step import form_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised

GONE = (("weigh the evidence", "ponder it all"), ("weighing the evidence", "pondering it all"))
RENAMED = (*GONE, ("  ponder it all:\n", "  ponder it all:\n    was: weigh the evidence\n"))
GROUNDS = "Two falls, and nobody at home."


@pytest.fixture
def sent(harbour: Harbour, coordinator: Desk) -> dict[str, object]:
    """What the open form would send."""
    raised(harbour, harbour.older)
    fields = fields_of(words_of(coordinator.get(form_of(harbour.older.public, "weigh-the-evidence"))))
    older = harbour.older.public
    return fields | {f"ask-our-grounds-{older}": GROUNDS, f"outcome-{older}": "postponed"}


class TestRenamed:
    def test_it_says_the_new_name_and_the_words_stand_in_its_form(
        self, harbour: Harbour, coordinator: Desk, sent: dict[str, object]
    ) -> None:
        moved(harbour, *RENAMED)
        entries = Happening.objects.count()
        page = coordinator.send(form_of(harbour.older.public, "weigh-the-evidence"), sent)
        assert page.status_code == 409
        assert "“weigh the evidence” is called “ponder it all” now" in said(page)
        assert "Hub Coordinator moved it there on" in said(page)
        assert "Nothing of yours was recorded" in said(page)
        new = form_of(harbour.older.public, "ponder-it-all")
        assert f'href="{new}"' in words_of(page)
        assert GROUNDS in words_of(coordinator.get(new))
        assert Happening.objects.count() == entries

    def test_so_do_the_check_page_and_an_address_that_was_kept(
        self, harbour: Harbour, coordinator: Desk, sent: dict[str, object]
    ) -> None:
        old = form_of(harbour.older.public, "weigh-the-evidence")
        coordinator.send(old, sent)
        moved(harbour, *RENAMED)
        for address in (old, f"{old}/check", f"{old}/tell-me"):
            page = coordinator.get(address)
            assert page.status_code == 200
            assert "is called “ponder it all” now" in said(page)
        assert GROUNDS in words_of(coordinator.get(form_of(harbour.older.public, "ponder-it-all")))


class TestGone:
    def test_it_says_so_and_what_to_do_and_the_words_stand_there(
        self, harbour: Harbour, coordinator: Desk, sent: dict[str, object]
    ) -> None:
        moved(harbour, *GONE)
        page = coordinator.send(form_of(harbour.older.public, "weigh-the-evidence"), sent)
        assert page.status_code == 409
        assert "“weigh the evidence” is no step any more" in said(page)
        assert "See what can be done now" in said(page)
        assert GROUNDS in said(page)
        assert "Postponed" in said(page)
        assert [draft.step for draft in Draft.objects.all()] == ["weigh the evidence"]

    def test_what_never_was_a_step_is_not_found(
        self, harbour: Harbour, coordinator: Desk, sent: dict[str, object]
    ) -> None:
        moved(harbour, *GONE)
        assert coordinator.get(form_of(harbour.older.public, "fly-away")).status_code == 404
