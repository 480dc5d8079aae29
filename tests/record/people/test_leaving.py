"""Leaving a team, and leaving for good: no child is left without somebody who can be rung."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.see_off import see_off
from held.record.actions.people.leave_team import leave_team
from held.record.actions.people.post import post
from held.record.actions.people.switch_off import switch_off
from held.record.reading.people.person import account_lines
from held.record.reading.work.nobody import board
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from tests.record.people.seeing import may_see
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour


def is_on(worker: Worker) -> bool:
    return Worker.objects.get(pk=worker.pk).is_active


def test_a_lead_leaves_once_somebody_covers_and_no_child_falls(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    with pytest.raises(CanNot, match="Hub Guide leads 2 children, and nobody covers without an end"):
        see_off(by=coordinator, worker=guide.public)
    assert is_on(guide)
    see_off(by=coordinator, worker=guide.public, deputy=coordinator.public)
    assert not is_on(guide)
    assert children_without() == ()
    (away,) = board().away
    assert (away.deputy.name, away.children, away.is_switched_off) == ("Hub Coordinator", 2, True)


def test_cover_and_switching_off_come_together_or_not_at_all(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    with pytest.raises(CanNot, match="Nobody switches off their own account"):
        see_off(by=guide, worker=guide.public, deputy=coordinator.public)
    assert not Cover.objects.exists()


def test_whoever_covers_for_somebody_who_left_does_not_leave_before_another_does(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    principal = harbour.workers["bureau principal"]
    see_off(by=principal, worker=guide.public, deputy=coordinator.public)
    with pytest.raises(CanNot, match="covers for somebody who has left"):
        see_off(by=principal, worker=coordinator.public)
    assert is_on(coordinator)


def test_an_account_is_switched_off_once_and_it_is_written_down(harbour: Harbour) -> None:
    officer, principal = harbour.workers["bureau officer"], harbour.workers["bureau principal"]
    switch_off(by=principal, worker=officer.public)
    with pytest.raises(CanNot, match="is switched off already"):
        switch_off(by=principal, worker=officer.public)
    (line,) = account_lines(officer.public)
    assert (line.says, line.by) == ("The account was switched off", "Bureau Principal")


def test_somebody_sees_a_teams_children_until_the_end_of_their_last_day(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    coordinator, quay = harbour.workers["hub coordinator"], Team.objects.get(name="Quay team").public
    principal = harbour.workers["bureau principal"]
    leave_team(
        by=principal, worker=coordinator.public, team=quay, role="hub coordinator", last_day=date(2026, 3, 3)
    )
    clock.shift(timedelta(days=1))
    assert may_see(coordinator, harbour.older).how == "free"
    clock.shift(timedelta(days=1))
    assert may_see(coordinator, harbour.older).how == "needs reason"
    assert (
        account_lines(coordinator.public)[0].says == "Leaves Quay team as hub coordinator after 3 March 2026"
    )


@pytest.mark.parametrize(
    ("last", "role", "says"),
    [
        (date(2026, 3, 1), "hub guide", "in the past"),
        (date(2026, 3, 3), "hub coordinator", "does not work in Quay team as hub coordinator"),
    ],
)
def test_what_makes_no_sense_is_refused(harbour: Harbour, last: date, role: str, says: str) -> None:
    guide = harbour.workers["hub guide"]
    with pytest.raises(CanNot, match=says):
        leave_team(
            by=guide,
            worker=guide.public,
            team=Team.objects.get(name="Quay team").public,
            role=role,
            last_day=last,
        )


def test_a_lead_in_no_team_any_more_stays_on_the_board_until_each_child_has_another(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    quay = Team.objects.get(name="Quay team").public
    leave_team(by=coordinator, worker=guide.public, team=quay, role="hub guide", last_day=date(2026, 3, 2))
    clock.shift(timedelta(days=30))
    (leaving,) = board().leaving
    assert (leaving.worker.name, leaving.last_day, leaving.children) == ("Hub Guide", date(2026, 3, 2), 2)
    for child in (harbour.older, harbour.younger):
        change_lead(
            by=coordinator,
            child=child.public,
            to=coordinator.public,
            role="hub coordinator",
            reason="He has left.",
        )
    clock.shift(1)
    assert board().leaving == ()


def test_a_team_is_joined_from_a_day_to_come_and_once(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    monday = date(2026, 3, 9)
    joining = {"by": coordinator, "worker": guide.public, "team": "Quay team", "role": "hub coordinator"}
    post(**joining, since=monday)  # type: ignore[arg-type]
    assert Membership.objects.get(worker=guide, role="hub coordinator").since == monday
    with pytest.raises(CanNot, match="already, or will then"):
        post(**joining, since=date(2026, 3, 16))  # type: ignore[arg-type]
    assert account_lines(guide.public)[0].says == "Joined Quay team as hub coordinator from 9 March 2026"
    assert account_lines(guide.public)[0].at == datetime.fromisoformat("2026-03-02T09:00:00+00:00")
