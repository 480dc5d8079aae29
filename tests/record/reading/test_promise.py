"""The promise is counted from the tables alone: each way to break it is made, found, and put right."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from held.record.actions.care.cover import cover
from held.record.actions.people.add_child import add_child
from held.record.reading.promise import Kept
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.record.history.conftest import take_guards_away
from tests.record.promise_counted import children_without, kept
from tests.record.transitions.harbour import Harbour

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SERVICE, LEAD, DUTY = (
    "a service that holds them",
    "a lead who can be rung",
    "a next duty with an owner and a date",
)


def of(table: type, child: Child):
    return table.objects.filter(child=child)


def ended(table: type) -> Callable[[Harbour], None]:
    return lambda harbour: of(table, harbour.older).update(until=NOW - timedelta(hours=1))


def in_a_tray(harbour: Harbour, team: str) -> None:
    of(Owed, harbour.older).update(owner=None, team=Team.objects.get(name=team))


def into_an_empty_team(harbour: Harbour) -> None:
    in_a_tray(harbour, "Quay team")
    Membership.objects.filter(team__name="Quay team").update(until=date(2026, 3, 1))


def at_a_desk_left_by(*roles: str) -> Callable[[Harbour], None]:
    def left(harbour: Harbour) -> None:
        in_a_tray(harbour, "Shore desk")
        Worker.objects.filter(pk__in=[harbour.workers[role].pk for role in roles]).update(is_active=False)

    return left


def to_somebody_switched_off(harbour: Harbour) -> None:
    officer = harbour.workers["bureau officer"]
    of(Owed, harbour.older).update(owner=officer)
    Worker.objects.filter(pk=officer.pk).update(is_active=False)


BREAKS: dict[str, tuple[Callable[[Harbour], object], tuple[str, ...]]] = {
    "no service holds the child": (ended(Holding), (SERVICE,)),
    "a service will hold them tomorrow": (
        lambda harbour: of(Holding, harbour.older).update(since=NOW + timedelta(days=1)),
        (SERVICE,),
    ),
    "the lead has ended": (ended(Lead), (LEAD,)),
    "the next lead begins tomorrow": (
        lambda harbour: of(Lead, harbour.older).update(since=NOW + timedelta(days=1)),
        (LEAD,),
    ),
    "nothing is owed": (lambda harbour: of(Owed, harbour.older).delete(), (DUTY,)),
    "it stands in the tray of a team with nobody in it": (into_an_empty_team, (DUTY,)),
    "everybody at the desk that owes it has left": (
        at_a_desk_left_by("bureau officer", "bureau principal"),
        (DUTY,),
    ),
    "its owner has left": (to_somebody_switched_off, (DUTY,)),
    "a transition is open, and no episode": (
        lambda harbour: (
            of(Episode, harbour.older).update(closed=NOW, closed_by=harbour.workers["hub guide"]),
            of(Transition, harbour.older).create(
                child=harbour.older, procedure="crossing", pack_hash="9f", began_at=NOW
            ),
            of(Owed, harbour.older).delete(),
        ),
        (DUTY,),
    ),
    "all three": (
        lambda harbour: (
            ended(Holding)(harbour),
            ended(Lead)(harbour),
            of(Owed, harbour.older).delete(),
        ),
        (SERVICE, LEAD, DUTY),
    ),
}

KEEPS: dict[str, Callable[[Harbour], object]] = {
    "as it is": lambda harbour: None,
    "in the tray of a team with somebody in it": lambda harbour: in_a_tray(harbour, "Shore desk"),
    "one of two at the desk that owes it has left": at_a_desk_left_by("bureau officer"),
    "late, but owed": lambda harbour: of(Owed, harbour.older).update(due=NOW - timedelta(days=9)),
    "the lead changes tomorrow": lambda harbour: (
        of(Lead, harbour.older).update(until=NOW + timedelta(days=1)),
        Lead.objects.create(
            child=harbour.older, worker=harbour.workers["hub coordinator"], since=NOW + timedelta(days=1)
        ),
    ),
    "the lead is switched off and covered": lambda harbour: (
        cover(
            by=harbour.workers["hub coordinator"],
            absent=harbour.workers["hub guide"].public,
            deputy=harbour.workers["hub coordinator"].public,
        ),
        Worker.objects.filter(pk=harbour.workers["hub guide"].pk).update(is_active=False),
    ),
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_child_with_nobody_is_found(harbour: Harbour, how: str) -> None:
    breaks, lacks = BREAKS[how]
    breaks(harbour)
    counted = kept()
    assert (counted.children, counted.without) == (2, 1)
    assert (counted.held, counted.led, counted.owed) == tuple(
        2 - (part in lacks) for part in (SERVICE, LEAD, DUTY)
    )
    (found,) = children_without()
    assert (found.child, found.name) == (harbour.older.public, "Wren Marlowe")
    assert found.lacks == lacks


@pytest.mark.parametrize("how", KEEPS)
def test_a_child_with_somebody_is_not(harbour: Harbour, how: str) -> None:
    KEEPS[how](harbour)
    assert kept() == Kept(children=2, without=0, held=2, led=2, owed=2)
    assert children_without() == ()


@pytest.mark.parametrize("deputy", ["", "hub coordinator"])
def test_a_lead_switched_off_behind_the_databases_back_is_found(harbour: Harbour, deputy: str) -> None:
    """With nobody to cover, or a deputy who has left too: states that the triggers refuse, so they go first."""
    take_guards_away("record_worker_leads_nobody_uncovered", "record_worker_covers_for_nobody_off")
    guide = harbour.workers["hub guide"]
    if deputy:
        cover(by=guide, absent=guide.public, deputy=harbour.workers[deputy].public)
    Owed.objects.update(owner=None, team=Team.objects.get(name="Shore desk"))
    Worker.objects.filter(name__in=["Hub Guide", "Hub Coordinator"]).update(is_active=False)
    assert [found.lacks for found in children_without()] == [(LEAD,), (LEAD,)]


LONG_AGO, LATELY = NOW - timedelta(days=200), NOW - timedelta(days=2)


@pytest.mark.parametrize("invented", [False, True])
@pytest.mark.parametrize("last_login", [None, LONG_AGO, LATELY])
@pytest.mark.parametrize("opened", [None, LONG_AGO, LATELY])
def test_a_lead_whose_account_closed_by_a_time_without_use_is_found(
    harbour: Harbour, opened: datetime | None, last_login: datetime | None, invented: bool
) -> None:
    """Whenever it was opened, and whether they ever signed in. The invented sign in whenever they like."""
    guide = Worker.objects.filter(pk=harbour.workers["hub guide"].pk)
    guide.update(opened=opened, last_login=last_login, invented=invented)
    is_there = invented or LATELY in (opened, last_login)
    assert guide.get().is_dormant(NOW) is not is_there
    assert kept().led == (2 if is_there else 0)


def test_a_child_without_needs_is_not_counted(harbour: Harbour) -> None:
    add_child(by=harbour.workers["hub guide"], family_name="Sample", given_name="Robin")
    assert kept().children == 2


def test_it_says_who_was_there_last(harbour: Harbour) -> None:
    ended(Lead)(harbour)
    (found,) = children_without()
    assert (found.lead, found.led_until, found.service) == (
        "Hub Guide",
        NOW - timedelta(hours=1),
        "harbour hub",
    )
    assert (found.next_step, found.held_until, found.born) == (
        "look again at the plan",
        None,
        date(2015, 6, 2),
    )
    assert found.next_due is not None
    assert found.next_due.tzinfo is not None
