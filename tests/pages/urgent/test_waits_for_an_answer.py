"""After a call that no procedure took up the page says where it waits for an answer, and until when."""

from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.care.answer_call import answer_call
from held.record.actions.people.add_child import add_child
from held.record.tables.people.team import Team
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_queries import AT_MOST, asked
from tests.pages.urgent.test_urgent import handed_over, urgent
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def robin(harbour: Harbour) -> str:
    """A child with whom nobody works."""
    return add_child(
        by=harbour.workers["hub guide"],
        family_name="Finch",
        given_name="Robin",
        born=date(2020, 1, 1),
        is_new=True,
    )


def called(desk: Desk, child: str) -> str:
    """The address of the page after it."""
    return desk.fill(urgent(child), outcome="immediate danger", ask_what_is_happening="A bruise.")["Location"]


def test_it_says_which_tray_until_when_and_that_the_desk_holds_meanwhile(guide: Desk, robin: str) -> None:
    after = called(guide, robin)
    page = said(guide.get(after))
    assert (
        "The call waits in the tray of Shore desk until somebody there says what was done, "
        "by the end of tomorrow, Tuesday 3 March 2026. Until then that desk holds Robin." in page
    )
    assert "Held by Shore desk (tray)" in said(guide.get(urgent(robin)))
    assert asked(guide, after) <= AT_MOST


def test_the_desk_of_whoever_holds_the_child_is_named_and_nothing_more(guide: Desk, harbour: Harbour) -> None:
    handed_over(harbour)
    page = said(guide.get(called(guide, harbour.older.public)))
    assert "The call waits in the tray of Shore desk" in page
    assert "Until then that desk holds" not in page


def test_with_no_desk_to_ring_it_says_that_nobody_holds_the_child(guide: Desk, robin: str) -> None:
    Team.objects.update(is_duty_desk=False)
    page = said(guide.get(called(guide, robin)))
    assert "There was no desk to ring: nobody holds Robin." in page


def test_late_and_answered(guide: Desk, harbour: Harbour, robin: str, clock: time_machine.Traveller) -> None:
    after = called(guide, robin)
    clock.shift(timedelta(days=2))
    page = said(Desk(guide.worker).get(after))
    assert "it was due by the end of yesterday, Tuesday 3 March 2026." in page
    assert "holds Robin" not in page
    answer_call(by=harbour.workers["bureau officer"], child=robin, what_was_done="Visited.")
    assert "The call waits" not in said(Desk(guide.worker).get(after))


def test_a_call_that_begins_something_waits_for_nobody(guide: Desk, harbour: Harbour) -> None:
    assert "The call waits" not in said(guide.get(called(guide, harbour.older.public)))
