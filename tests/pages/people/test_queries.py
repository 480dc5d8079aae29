"""Pages about people ask the database at most eight things, for one row as for two hundred."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.people.account_entry import AccountEntry
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from tests.pages.transitions.desk import Desk
from tests.record.transitions.harbour import Harbour

AT_MOST = 8
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
OF_A_PERSON = ("person", "posts", "cover", "let in", "switch off", "person mail")


def addresses(harbour: Harbour) -> list[str]:
    guide = {"public": harbour.workers["hub guide"].public}
    quay = {"public": Team.objects.get(name="Quay team").public}
    return [
        *(
            reverse(name)
            for name in ("people", "colleague suggestions", "add team", "own account", "own password")
        ),
        *(reverse(name, kwargs=quay) for name in ("team", "add to team", "team mail")),
        *(reverse(name, kwargs=guide) for name in OF_A_PERSON),
    ]


def a_crowd(harbour: Harbour) -> None:
    """Two hundred teams, workers and children, all around the guide and the coordinator."""
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    quay = Team.objects.get(name="Quay team")
    teams = Team.objects.bulk_create(Team(name=f"Team {n}", service="harbour hub") for n in range(200))
    people = Worker.objects.bulk_create(
        Worker(name=f"Worker {n}", sign_in_name=f"worker{n}", invented=True) for n in range(200)
    )
    Membership.objects.bulk_create(
        Membership(worker=worker, team=team, role="hub guide", since="2026-01-01")
        for worker, own in zip(people, teams, strict=True)
        for team in (own, quay)
    )
    children = Child.objects.bulk_create(
        Child(
            number=f"X{n}",
            given_name=f"Robin{n}",
            family_name="Crowd",
            created_at=NOW,
            created_by=coordinator,
        )
        for n in range(200)
    )
    Lead.objects.bulk_create(
        Lead(child=child, worker=guide, role="hub guide", since=NOW) for child in children
    )
    Holding.objects.bulk_create(
        Holding(child=child, service="harbour hub", team=quay, since=NOW) for child in children
    )
    Cover.objects.bulk_create(
        Cover(
            absent=guide,
            deputy=worker,
            since=NOW,
            until=NOW + timedelta(days=9),
            named_by=coordinator,
            named=NOW,
        )
        for worker in people
    )
    AccountEntry.objects.bulk_create(
        AccountEntry(worker=coordinator, by=guide, says="A password was chosen", at=NOW) for _ in range(200)
    )


def asked(desk: Desk, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200, address
    assert len(captured) <= AT_MOST, "\n".join(query["sql"][:110] for query in captured.captured_queries)
    return len(captured)


@pytest.mark.parametrize("place", range(14))
def test_as_many_for_one_as_for_two_hundred(harbour: Harbour, coordinator: Desk, place: int) -> None:
    Membership.objects.filter(worker=coordinator.worker).update(sees_all=True)
    address = addresses(harbour)[place]
    coordinator.get(address)  # packs are read once
    few = asked(coordinator, address)
    a_crowd(harbour)
    assert asked(coordinator, address) == few


def test_every_address_is_counted(harbour: Harbour) -> None:
    from held.pages.account.urls import addresses as account
    from held.pages.people.urls import addresses as people

    assert len(addresses(harbour)) == len(account) + len(people)
