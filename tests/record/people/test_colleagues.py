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


OFFICER = ("bureau officer",)


def named(harbour: Harbour, typed: str) -> list[str]:
    """Who is meant by it, of the officers of a county."""
    guide = harbour.workers["hub guide"]
    choice = Choice(OFFICER, typed=typed)
    found = colleagues(by=guide, ids=(), roles=(), choices=[choice])
    return sorted(one.name for one, _ in found.found(choice, typed))


def test_a_name_is_found_however_it_is_typed_and_written(harbour: Harbour) -> None:
    many_in("bureau officer", "shore bureau")
    typed_as = {
        "Orla O'Brien": ("O’Brien", "o'brien", "obrien", "O`BRIEN"),
        "Owen O’Neill": ("O'Neill", "o’neill", "oneill"),
        "Zoë Reed": ("Zoe", "zoë reed", "ZOË"),
        "Bjo\u0308rn Dahl": ("bjorn", "Björn"),
        "Chloe Marsh": ("Chloë",),
        "İsmet Kaya": ("ismet", "İSMET"),
        "Ute Straßer": ("Strasser", "Straßer"),
        "Amy Smith-Jones": ("Smith Jones", "smith-jones, bureau officer"),
        "Lukasz Nowak": ("Łukasz",),
        "Άννα Ποτάμι": ("Αννα",),
        "Ann 50% Hill": ("50%",),
    }
    for name in typed_as:
        one_more(name, "bureau officer", "Shore desk")
    found = {typed: named(harbour, typed) for every in typed_as.values() for typed in every}
    assert found == {typed: [name] for name, every in typed_as.items() for typed in every}
    for signs in ("%", "_", "’", "(?:)", "O'Brien)(", ".*"):
        assert named(harbour, signs) == (["Orla O'Brien"] if "Brien" in signs else []), signs


def test_a_whole_name_is_found_among_however_many_that_have_as_much_in_theirs(harbour: Harbour) -> None:
    many_in("bureau officer", "shore bureau")
    far = Worker.objects.filter(name__startswith="Far Person").order_by("-pk")
    for one in far[1:]:
        one.name = f"Ann Reed {one.name}"
        one.save()
    Worker.objects.filter(pk=far[0].pk).update(name="Ann Réed")
    assert named(harbour, "Ann Reed") == ["Ann Réed"]


def test_of_two_with_one_name_neither_is_chosen(harbour: Harbour) -> None:
    """One of them was read before anybody else of that name, the other after all of them."""
    one_more("Ann Reed", "bureau officer", "Shore desk")
    many_in("bureau officer", "shore bureau")
    for one in Worker.objects.filter(name__startswith="Far Person"):
        one.name = f"Ann Reed {one.name}"
        one.save()
    one_more("Ann Reed", "bureau officer", "Far team 1")
    assert named(harbour, "ann reed") == ["Ann Reed", "Ann Reed"]
    assert named(harbour, "Ann Reed, bureau officer, Far team 1") == ["Ann Reed"]
    assert len(named(harbour, "reed")) > A_LIST


def test_a_team_is_found_as_people_are(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    many_in("bureau officer", "shore bureau", teams=MANY)
    renamed = {1: "Far team 100%", 2: "L'Évêque team"}
    for team in Team.objects.filter(name__startswith="Far team").exclude(name="Far team 7"):
        number = int(team.name.split()[-1])
        team.name = renamed.get(number, f"Far team 7{number}")
        team.is_duty_desk = True
        team.save()

    def teams(typed: str) -> tuple[str, ...]:
        choice = Choice(OFFICER, "shore bureau", typed)
        return colleagues(by=guide, ids=(), roles=(), choices=[choice]).found_teams("shore bureau", typed)

    assert teams("l’eveque") == ("L'Évêque team",)
    assert teams("100%") == ("Far team 100%",)
    assert teams("far TEAM 7") == ("Far team 7",)
    assert teams("%") == ()
    assert len(teams("team")) > A_LIST
