"""Whom a page speaks of, and who could be chosen: by the posts somebody holds today, each for itself."""

from datetime import date

from held.record.reading.people.colleagues import Post, colleagues
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from tests.record.transitions.harbour import Harbour


def test_only_the_posts_of_today_count_and_each_by_its_own_dates(harbour: Harbour) -> None:
    guide, officer = harbour.workers["hub guide"], harbour.workers["bureau officer"]
    quay = Team.objects.get(name="Quay team")
    for role, until in (("former role", date(2026, 2, 1)), ("second role", None)):
        Membership.objects.create(worker=officer, team=quay, role=role, since=date(2026, 1, 1), until=until)
    found = colleagues(by=guide, ids={officer.public}, roles=())
    (own,) = (post for post in found.by_id[officer.public].posts if post.role == "bureau officer")
    assert set(found.by_id[officer.public].posts) == {own, Post("second role", "Quay team", quay.service)}
    assert [one.name for one in found.in_roles(["second role"])] == [officer.name]
    assert found.in_roles(["former role"]) == ()
    assert found.acting == {"hub guide"}


def test_whoever_was_in_a_role_can_be_named_and_not_chosen(harbour: Harbour) -> None:
    guide, officer = harbour.workers["hub guide"], harbour.workers["bureau officer"]
    Membership.objects.filter(worker=officer).update(until=date(2026, 3, 1))
    found = colleagues(by=guide, ids=(), roles=["bureau officer"])
    assert found.name(officer.public) == officer.name
    assert found.in_roles(["bureau officer"]) == ()


def test_nobody_is_offered_twice_nor_when_switched_off(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    roles = ["hub guide", "hub coordinator"]
    quay = Team.objects.get(name="Quay team")
    Membership.objects.create(worker=guide, team=quay, role="hub coordinator", since=date(2026, 1, 1))
    offered = colleagues(by=guide, ids=(), roles=roles).in_roles(roles)
    assert [one.name for one in offered] == ["Hub Coordinator", "Hub Guide"]
    coordinator.is_active = False
    coordinator.save()
    assert [one.name for one in colleagues(by=guide, ids=(), roles=roles).in_roles(roles)] == ["Hub Guide"]
