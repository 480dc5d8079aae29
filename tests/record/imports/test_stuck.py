"""What stands here and can't be beside an extract is said before it is confirmed; what comes up later stops nothing."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.imports import take_people
from held.record.actions.imports.decide import decide
from held.record.actions.people.add_team import add_team
from held.record.reading.imports.from_there import undecided
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from tests.record.imports.extracts import TEAMS, WHOLE, WORKERS, CaseSystem, Rows, with_row

TWO_TEAMS = [*TEAMS, {"team number": "T2", "name": "Pier team", "service": "harbour hub"}]


@pytest.fixture
def two_teams(case_system: CaseSystem) -> CaseSystem:
    case_system.taken_in({**WHOLE, "teams": TWO_TEAMS})
    return case_system


def refused(case_system: CaseSystem, kind: str, rows: Rows) -> list[tuple[int, str]]:
    seen = case_system.looked_at({kind: rows})
    assert seen.state == "refused"
    return [(fault.line, fault.column) for fault in seen.came.faults]


def test_a_team_of_that_name_that_belongs_to_another_service(case_system: CaseSystem) -> None:
    add_team(by=case_system.by, name="Ferry team", service="shore bureau")
    assert refused(case_system, "teams", TEAMS) == [(2, "service")]


def test_a_name_that_another_team_has_or_that_two_swap(two_teams: CaseSystem) -> None:
    add_team(by=two_teams.by, name="Buoy team", service="harbour hub")
    assert refused(two_teams, "teams", with_row(TWO_TEAMS, 0, name="Buoy team")) == [(2, "name")]
    swapped = with_row(with_row(TWO_TEAMS, 0, name="Pier team"), 1, name="Ferry team")
    assert refused(two_teams, "teams", swapped) == [(2, "name"), (3, "name")]


def test_a_sign_in_name_that_is_in_use_or_that_two_swap(two_teams: CaseSystem) -> None:
    taken = with_row(WORKERS, 0, **{"sign-in name": two_teams.by.sign_in_name})
    assert refused(two_teams, "workers", taken) == [(2, "sign-in name")]
    swapped = with_row(with_row(WORKERS, 0, **{"sign-in name": "bo.hale"}), 1, **{"sign-in name": "ada.lund"})
    assert refused(two_teams, "workers", swapped) == [(2, "sign-in name"), (3, "sign-in name")]


def test_a_name_that_is_given_away_while_it_is_taken_in_waits_for_a_person(two_teams: CaseSystem) -> None:
    two_teams.looked_at({"teams": with_row(TWO_TEAMS, 0, name="Buoy team", telephone="0100")})
    add_team(by=two_teams.by, name="Buoy team", service="harbour hub")
    seen = two_teams.confirmed()
    assert (seen.state, seen.many("disputed")) == ("taken in", 1)
    assert Team.objects.get(name="Ferry team").phone == "0100"
    waits = {one.column: one for one in undecided()}
    assert "has that name already" in waits["name"].stands
    with pytest.raises(CanNot, match="has that name already"):
        decide(by=two_teams.by, difference=waits["name"].number, take=True)


def test_a_post_that_ends_one_day_is_a_post_until_then(
    case_system: CaseSystem, a_worker: Callable[..., Worker], clock: time_machine.Traveller
) -> None:
    add_team(by=case_system.by, name="Ferry team", service="harbour hub")
    ada = Worker.objects.create(name="Ada Lund", sign_in_name="ada.lund", invented=True)
    Membership.objects.create(
        worker=ada,
        team=Team.objects.get(name="Ferry team"),
        role="hub guide",
        since=date(2026, 1, 1),
        until=date(2026, 3, 5),
    )
    assert case_system.taken_in(WHOLE).state == "taken in"
    assert Membership.objects.get(worker=ada).until == date(2026, 3, 5)
    clock.shift(timedelta(days=8))
    case_system.taken_in({"workers": with_row(WORKERS, 0, telephone="0100")})
    assert Membership.objects.get(worker=ada).until == date(2026, 3, 5)


def test_a_post_that_is_refused_waits_for_a_person(
    case_system: CaseSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(**_: object) -> None:
        raise CanNot("Not today.")

    case_system.looked_at(WHOLE)
    monkeypatch.setattr(take_people, "post", cannot)
    assert case_system.confirmed().state == "taken in"
    assert {(one.column, one.stands) for one in undecided()} == {("role", "Not today.")}
