"""Who may change teams and accounts (OWASP ASVS 5.0: 8.2.1, 8.2.2): kept, and broken, by one post at a time."""

import pytest

from held.record.actions.care.cover import cover
from held.record.actions.people.post import post
from held.record.reading.people.managing import Managing, PostHeld, managing
from held.record.reading.people.person import person
from held.record.reading.people.team import rights_of
from held.record.reading.procedures import pack_in_force
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour

NOBODY = Managing(everybody=False, teams=frozenset())


def the(harbour: Harbour, role: str) -> Worker:
    return harbour.workers[role]


def may(harbour: Harbour, asks: str, about: str) -> bool:
    return person(the(harbour, asks), the(harbour, about).public).may


@pytest.mark.parametrize(
    ("asks", "about", "allowed"),
    [
        ("hub coordinator", "hub guide", True),
        ("hub guide", "hub coordinator", False),
        ("hub guide", "hub guide", False),
        ("hub coordinator", "bureau officer", False),
        ("bureau principal", "bureau officer", True),
    ],
)
def test_a_manager_changes_the_accounts_of_their_own_team(
    harbour: Harbour, asks: str, about: str, allowed: bool
) -> None:
    assert may(harbour, asks, about) is allowed


def test_whoever_answers_for_every_child_changes_all_and_is_changed_by_nobody_else(harbour: Harbour) -> None:
    Membership.objects.filter(worker=the(harbour, "hub guide")).update(sees_all=True)
    assert may(harbour, "hub guide", "bureau principal")
    assert not may(harbour, "hub coordinator", "hub guide")


def test_taking_somebody_into_ones_team_does_not_take_their_account(harbour: Harbour) -> None:
    coordinator, officer = the(harbour, "hub coordinator"), the(harbour, "bureau officer")
    post(by=coordinator, worker=officer.public, team="Quay team", role="hub guide")
    assert not may(harbour, "hub coordinator", "bureau officer")


def test_who_is_in_no_team_is_for_whoever_answers_for_all(harbour: Harbour) -> None:
    Membership.objects.filter(worker=the(harbour, "hub guide")).delete()
    assert not may(harbour, "hub coordinator", "hub guide")
    Membership.objects.filter(worker=the(harbour, "hub coordinator")).update(sees_all=True)
    assert may(harbour, "hub coordinator", "hub guide")


def test_a_right_withdrawn_is_gone_at_the_next_request(harbour: Harbour) -> None:
    """8.3.2"""
    coordinator = the(harbour, "hub coordinator")
    assert rights_of(coordinator)[0].anybody
    Membership.objects.filter(worker=coordinator).update(until="2026-03-01")
    assert rights_of(coordinator)[0] == NOBODY


def test_whoever_covers_for_a_manager_manages_meanwhile(harbour: Harbour) -> None:
    coordinator, officer = the(harbour, "hub coordinator"), the(harbour, "bureau officer")
    assert rights_of(officer)[0] == NOBODY
    cover(by=coordinator, absent=coordinator.public, deputy=officer.public)
    quay = Team.objects.get(name="Quay team").public
    assert rights_of(officer)[0] == Managing(everybody=False, teams=frozenset({quay}))


def test_without_procedures_nobody_manages_a_team(harbour: Harbour) -> None:
    held = [PostHeld("team", "hub coordinator", sees_all=False)]
    assert managing(held, None) == NOBODY
    assert managing(held, pack_in_force(on=Membership.objects.first().since)).of_team("team")  # type: ignore[union-attr]
