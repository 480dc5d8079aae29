"""The page that says what was recorded opens to whoever recorded it, within the hour, though the child is not theirs."""

from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.people.look import give_reason
from held.record.tables.work.answered_key import AnsweredKey
from held.record.tables.work.look import Look
from tests.pages.transitions.desk import Desk, said
from tests.pages.transitions.test_taking_a_step import raise_concern
from tests.record.transitions.harbour import Harbour


def somebody(name: str) -> Desk:
    """Works for the hub too, in a team that holds nobody."""
    worker = add_worker(
        by=None, name=name, sign_in_name=name[:3].lower(), password="otter-kite-lantern", invented=True
    )
    team = add_team(by=worker, name=f"{name}'s team", service="harbour hub")
    join_team(by=worker, worker=worker.public, team=team, role="hub guide", since=date(2026, 1, 1))
    return Desk(worker)


@pytest.fixture
def sol(harbour: Harbour, clock: time_machine.Traveller) -> Desk:
    """Recorded a concern ten minutes before the reason they gave stopped opening the record."""
    desk = somebody("Sol Stranger")
    give_reason(by=desk.worker, child=harbour.older.public, page="overview", reason="I took the call.")
    clock.shift(timedelta(minutes=50))
    raise_concern(desk, harbour)
    clock.shift(timedelta(minutes=20))
    return desk


def address_of_recorded(desk: Desk, harbour: Harbour) -> str:
    key = AnsweredKey.objects.filter(by=desk.worker, answer__startswith="[[").get().key
    return f"/children/{harbour.older.public}/recorded/{key}"


def test_whoever_recorded_it_sees_that_it_worked_and_nothing_else(sol: Desk, harbour: Harbour) -> None:
    page = sol.get(address_of_recorded(sol, harbour))
    assert page.status_code == 200
    assert "Raise a concern" in said(page)
    assert Look.objects.filter(who=sol.worker, page="what was recorded").exists()
    assert sol.get(f"/children/{harbour.older.public}").status_code == 302


def test_an_hour_later_they_are_asked_why(sol: Desk, harbour: Harbour, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=41))
    assert sol.get(address_of_recorded(sol, harbour)).status_code == 302


def test_with_somebody_elses_key_anybody_is_asked_why(sol: Desk, harbour: Harbour) -> None:
    address = address_of_recorded(sol, harbour)
    assert somebody("Pip Passer").get(address).status_code == 302


def test_another_child_s_page_is_not_opened_by_it(sol: Desk, harbour: Harbour) -> None:
    address = address_of_recorded(sol, harbour).replace(harbour.older.public, harbour.younger.public)
    assert sol.get(address).status_code == 302
