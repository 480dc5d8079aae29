"""Whom a page speaks of, and who could be chosen: by the posts somebody holds today, each for itself."""

from datetime import date

from held.record.reading.people.colleagues import Post, colleagues
from held.record.reading.people.who_is_read import A_FEW, A_LIST, Choice
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from tests.record.people.county import MANY, many_in, one_more
from tests.record.transitions.harbour import Harbour


def test_only_the_posts_of_today_count_and_each_by_its_own_dates(harbour: Harbour) -> None:
    guide, officer = harbour.workers["hub guide"], harbour.workers["bureau officer"]
    quay = Team.objects.get(name="Quay team")
    for role, until in (("former role", date(2026, 2, 1)), ("second role", None)):
        Membership.objects.create(worker=officer, team=quay, role=role, since=date(2026, 1, 1), until=until)
    found = colleagues(by=guide, ids={officer.public}, roles=())
    (own,) = (post for post in found.by_id[officer.public].posts if post.role == "bureau officer")
    assert set(found.by_id[officer.public].posts) == {
        own,
        Post("second role", "Quay team", quay.public, quay.service),
    }
    assert [one.name for one in found.in_roles(["second role"])] == [officer.name]
    assert found.in_roles(["former role"]) == ()
    assert found.acting == {"hub guide"}


def test_whoever_was_in_a_role_can_be_named_and_not_chosen(harbour: Harbour) -> None:
    guide, officer = harbour.workers["hub guide"], harbour.workers["bureau officer"]
    Membership.objects.filter(worker=officer).update(until=date(2026, 3, 1))
    found = colleagues(by=guide, ids={officer.public}, roles=["bureau officer"])
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


def test_of_a_county_a_page_reads_who_is_near_and_a_few_besides(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    many_in("bureau officer", "shore bureau", teams=3)
    near = [one_more(f"Near {number}", "bureau officer", "Shore desk") for number in range(4)]
    own = one_more("Own Team", "bureau officer", "Quay team")
    found = colleagues(by=guide, ids=(), roles=["bureau officer"], near=["Shore desk"])
    names = [one.name for one in found.in_roles(["bureau officer"])]
    assert {one.name for one in (*near, own)} <= set(names)
    assert len(names) <= len(near) + 2 + A_FEW + 1
    assert {post.team for post in found.by_id[own.public].posts} == {"Quay team"}
    assert found.in_team("Shore desk", ["bureau officer"])
    assert len([name for name in names if name.startswith("Far")]) <= A_FEW + 1


def test_a_list_to_choose_from_is_whole_or_says_that_it_is_not(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    many_in("bureau officer", "shore bureau")
    choice = Choice(("bureau officer",))
    found = colleagues(by=guide, ids=(), roles=(), near=["Shore desk"], choices=[choice]).offered(choice)
    assert ([one.name for one in found.near], found.has_more) == (["Bureau Officer"], True)
    Membership.objects.filter(worker__name__in=[f"Far Person {n}" for n in range(A_LIST, MANY + 1)]).delete()
    whole = colleagues(by=guide, ids=(), roles=(), near=["Shore desk"], choices=[choice]).offered(choice)
    assert (len(whole.near), whole.has_more) == (A_LIST, False)


def test_a_role_and_its_deputies_are_one_list(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    many_in("bureau officer", "shore bureau")
    Membership.objects.filter(worker__name__in=[f"Far Person {n}" for n in range(1, 14)]).update(role="other")
    choice = Choice(("bureau officer", "other"))
    offered = colleagues(by=guide, ids=(), roles=(), choices=[choice]).offered(choice)
    assert offered.has_more


def test_who_the_page_speaks_of_is_near_wherever_they_work(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    many_in("bureau officer", "shore bureau")
    far = Worker.objects.get(name="Far Person 9")
    choice = Choice(("bureau officer",))
    found = colleagues(by=guide, ids={far.public}, roles=(), choices=[choice])
    assert far.name in [one.name for one in found.offered(choice).near]
