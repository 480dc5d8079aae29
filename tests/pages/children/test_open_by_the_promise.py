"""What the promise alone asks for stands on the child's own page, and the bar, the board and the count agree on it."""

from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.care.answer_call import answer_call
from held.record.actions.care.involve import involve
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.days import let_days_come
from held.record.actions.people.add_child import add_child
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.clock import now
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.test_queries import AT_MOST
from tests.pages.transitions.test_queries import asked as asked_of_the_database
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.lending import with_lending
from tests.record.transitions.test_take_step import raised
from tests.record.transitions.test_what_the_record_knows import with_a_gate

HELD = (
    "Held by Shore desk (tray) until somebody answers the call, by the end of tomorrow, Tuesday 3 March 2026"
)
LED = "Lead Whoever is at Shore desk 01632 960 199 until the call is answered"
NOBODY = "Held by Nobody Lead Nobody"


@pytest.fixture
def officer(harbour: Harbour) -> Desk:
    """At the desk, and so free to see every child."""
    return Desk(harbour.workers["bureau officer"])


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


def called(harbour: Harbour, child: str) -> None:
    words = {"outcome": "immediate danger", "answers": {}}
    record_urgent_call(
        by=harbour.workers["hub guide"], children=[child], words=words, happened=now(), key="k"
    )


def agree(desk: Desk, child: str, *, held: bool) -> str:
    """The bar, the board and the count say the same; what the child's page says."""
    desk = Desk(desk.worker)  # signed in anew: a day may have passed
    page = said(desk.get(f"/children/{child}"))
    assert (HELD in page and LED in page) == held
    assert (NOBODY in page) == (not held)
    without = {one.child for one in children_without() if not (one.is_held and one.is_led)}
    assert (child in without) == (not held)
    board = said(desk.get("/nobody"))
    assert ("No child is without somebody" in board) == held
    assert ("Meanwhile whoever is at the desk stands for the lead" in board) == held
    return page


def test_a_call_in_time_is_held_by_its_tray(officer: Desk, harbour: Harbour, robin: str) -> None:
    called(harbour, robin)
    page = agree(officer, robin, held=True)
    assert "Answer the urgent call In the tray of Shore desk. By the end of tomorrow" in page
    assert "Shore desk holds Robin until then." in page
    assert "Look again at the plan" not in page
    words = words_of(officer.get(f"/children/{robin}"))
    assert words.count(f'href="/children/{robin}/call"') >= 2, "in the bar, and in what is open"
    assert f'href="/children/{robin}/plan">Answer' not in words
    assert asked_of_the_database(officer, f"/children/{robin}") <= AT_MOST


def test_after_its_time_it_is_nobody(
    officer: Desk, harbour: Harbour, robin: str, clock: time_machine.Traveller
) -> None:
    called(harbour, robin)
    clock.shift(timedelta(days=2))
    page = agree(officer, robin, held=False)
    assert "Late Answer the urgent call In the tray of Shore desk. It was due by" in page


def test_where_there_was_no_desk_it_is_nobody_at_once(officer: Desk, harbour: Harbour, robin: str) -> None:
    Team.objects.update(is_duty_desk=False)
    called(harbour, robin)
    Team.objects.filter(name="Shore desk").update(is_duty_desk=True)
    page = agree(officer, robin, held=False)
    assert "Nobody Answer the urgent call Nobody: there was no desk to ring. By the end of tomorrow" in page


@pytest.mark.parametrize("gone", ["left", "account closed"])
def test_where_nobody_is_at_the_desk_it_is_nobody(
    officer: Desk, harbour: Harbour, robin: str, gone: str
) -> None:
    called(harbour, robin)
    coordinator = harbour.workers["hub coordinator"]
    if gone == "left":
        Membership.objects.filter(team__name="Shore desk").update(until=date(2026, 3, 1))
    else:
        desk = Worker.objects.filter(name__startswith="Bureau")
        desk.update(invented=False, opened=now() - timedelta(days=365), last_login=None)
    Team.objects.create(name="All", service="harbour hub", is_duty_desk=True)
    Membership.objects.create(
        worker=coordinator, team=Team.objects.get(name="All"), role="hub guide", since=date(2026, 1, 1)
    )
    agree(Desk(coordinator), robin, held=False)


def test_a_child_with_a_service_and_a_lead_keeps_them(guide: Desk, harbour: Harbour) -> None:
    called(harbour, harbour.older.public)
    page = said(guide.get(f"/children/{harbour.older.public}"))
    assert "Held by Harbour hub Quay team Lead Hub Guide" in page
    assert "(tray)" not in page
    assert "Answer the urgent call In the tray of Quay team. By the end of tomorrow" in page
    assert "Look again at the plan" in page, "both are owed"


def test_answered_it_is_listed_no_more(officer: Desk, harbour: Harbour) -> None:
    child = harbour.older.public
    called(harbour, child)
    answer_call(by=harbour.workers["hub guide"], child=child, what_was_done="Visited.")
    assert "Answer the urgent call" not in said(officer.get(f"/children/{child}"))


def principal_until_tomorrow(harbour: Harbour, role: str) -> None:
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers[role].public,
        role=role,
        until=now() + timedelta(days=1),
    )


def test_who_has_to_be_named_anew_is_listed_with_its_form(
    guide: Desk, harbour: Harbour, wren: str, clock: time_machine.Traveller
) -> None:
    put_in_force(files=with_a_gate(), from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    raised(harbour, harbour.older)
    principal_until_tomorrow(harbour, "bureau principal")
    let_days_come()
    assert "Name another" not in said(guide.get(wren))
    clock.shift(timedelta(days=1, hours=1))
    let_days_come()
    guide = Desk(guide.worker)
    page = guide.get(wren)
    assert "Due Name another bureau principal" in said(page)
    assert "Whoever was named no longer is, and nobody else is named." in said(page)
    assert f'href="{wren}/involved">Name another bureau principal</a>' in words_of(page)
    assert asked_of_the_database(guide, wren) <= AT_MOST


def test_where_a_step_names_them_its_own_row_says_so(
    guide: Desk, harbour: Harbour, wren: str, clock: time_machine.Traveller
) -> None:
    with_lending(harbour)
    raised(harbour, harbour.older)
    principal_until_tomorrow(harbour, "bureau officer")
    let_days_come()
    assert "Open Lend an officer" in said(guide.get(wren))
    clock.shift(timedelta(days=1, hours=1))
    let_days_come()
    guide = Desk(guide.worker)
    page = said(guide.get(wren))
    assert "Open Lend an officer" not in page
    assert "Due Lend an officer" in page
    assert "Whoever was named no longer is, and nobody else is named." in page
    assert page.count("Lend an officer") == 2, "in the bar, and in what is open"
