"""People and teams: who works where, and what whoever may can change, with what happens to the children said first."""

import re

import pytest
from django.urls import reverse

from held.record.actions.care.see_off import see_off
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, said
from tests.record.promise_counted import children_without
from tests.record.transitions.harbour import Harbour


def at(harbour: Harbour, role: str, name: str = "person") -> str:
    return reverse(name, kwargs={"public": harbour.workers[role].public})


def quay(name: str = "team") -> str:
    return reverse(name, kwargs={"public": Team.objects.get(name="Quay team").public})


def answers_for_all(desk: Desk) -> None:
    Membership.objects.filter(worker=desk.worker).update(sees_all=True)


def send(somebody: Desk, address: str, **typed: str) -> str:
    return said(
        somebody.client.post(
            address, {name.replace("_", "-"): value for name, value in typed.items()}, follow=True
        )
    )


def test_everybody_finds_every_team_and_whom_to_ring(guide: Desk) -> None:
    page = said(guide.get("/people"))
    assert "Quay team (your team) Harbour hub Not known 2 people" in page
    assert "Shore desk Shore bureau Duty desk. 01632 960 199 2 people" in page
    assert "Make another team" not in page


def test_many_teams_stand_on_several_pages(guide: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("held.pages.people.people.A_PAGE", 1)
    names, address = [], "/people"
    while address:
        page = guide.get(address).content.decode()
        names.append(re.findall(r'href="/people/teams/[^"]+"[^>]*>([^<]+)<', page))
        following = re.search(r'href="(/people\?after=\w+)"[^>]*>Show the next teams', page)
        address = following[1] if following else ""
    assert names == [
        [name] for name in Team.objects.order_by("service", "name").values_list("name", flat=True)
    ]
    assert "There are no more after these." in said(guide.get("/people?after=nobody"))


def test_a_team_says_who_is_in_it_how_many_they_lead_and_who_is_away(
    guide: Desk, harbour: Harbour, hired: Hired
) -> None:
    hired("Lou Later", team=Team.objects.get(name="Quay team").public)
    Membership.objects.filter(worker__name="Lou Later").update(since="2026-03-09")
    Cover.objects.create(
        absent=harbour.workers["hub guide"],
        deputy=harbour.workers["hub coordinator"],
        since="2026-03-01T00:00Z",
        named_by=guide.worker,
        named="2026-03-01T00:00Z",
    )
    page = said(guide.get(quay()))
    assert "Hub Coordinator Hub coordinator 01632 960 100 No child Yes" in page
    assert "Hub Guide Hub guide 01632 960 100 2 children Away; Hub Coordinator covers" in page
    assert "No child From Monday 9 March 2026" in page
    assert "Add somebody new" not in page


def test_a_colleague_is_shown_with_what_whoever_looks_may_change(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    seen = said(guide.get(at(harbour, "hub coordinator")))
    assert "Hub Coordinator’s teams" in seen
    assert "What you can change" not in seen
    assert "hub.coordinator" not in seen
    managed = said(coordinator.get(at(harbour, "hub guide")))
    for words in ("Join or leave a team", "Name or end cover", "Give a one-time password", "Switch off"):
        assert words in managed
    assert "Signs in as hub.guide. Leads 2 children. Kit Marlowe Wren Marlowe" in managed


def test_a_child_whom_the_manager_does_not_work_with_is_counted_and_not_named(
    coordinator: Desk, harbour: Harbour
) -> None:
    from held.record.tables.care.holding import Holding

    Holding.objects.filter(child=harbour.older).delete()
    page = said(coordinator.get(at(harbour, "hub guide")))
    assert "Leads 2 children, 1 of whom you do not work with. Kit Marlowe" in page
    assert "Wren" not in page


# Switching off


def test_switching_off_says_first_what_happens_to_the_children(coordinator: Desk, harbour: Harbour) -> None:
    page = said(coordinator.get(at(harbour, "hub guide", "switch off")))
    assert "Hub Guide leads 2 children Kit Marlowe Wren Marlowe" in page
    assert "Somebody has to: else these children would have no lead who can be rung" in page
    assert "No child falls: each of them still has one lead with somebody who answers." in page
    assert "Hub Guide owes 2 duties." in page
    assert page.index("No child falls") < page.index("Who covers for Hub Guide from now on?")


def test_it_is_not_done_before_somebody_covers_and_then_no_child_is_without(
    coordinator: Desk, harbour: Harbour
) -> None:
    address, guide = at(harbour, "hub guide", "switch off"), harbour.workers["hub guide"]
    assert "Choose who covers for Hub Guide." in send(coordinator, address, deputy="")
    assert Worker.objects.get(pk=guide.pk).is_active
    done = send(coordinator, address, deputy=coordinator.worker.public)
    assert "Hub Guide’s account is switched off." in done
    assert "Their account is switched off." in done
    assert children_without() == ()
    assert "Account switched off; Hub Coordinator covers" in said(coordinator.get(quay()))


def test_somebody_who_leads_nobody_is_switched_off_at_once(coordinator: Desk, hired: Hired) -> None:
    nora = hired("Nora New", team=Team.objects.get(name="Quay team").public)
    address = reverse("switch off", kwargs={"public": nora.worker.public})
    assert "Nora New leads no child." in said(coordinator.get(address))
    send(coordinator, address, deputy="")
    assert nora.get("/")["Location"].startswith("/sign-in")


def test_whoever_covers_for_somebody_who_left_is_told_to_name_another_first(
    coordinator: Desk, harbour: Harbour, hired: Hired
) -> None:
    nora = hired("Nora New", team=Team.objects.get(name="Quay team").public)
    see_off(by=coordinator.worker, worker=harbour.workers["hub guide"].public, deputy=nora.worker.public)
    address = reverse("switch off", kwargs={"public": nora.worker.public})
    assert "Nora New covers for Hub Guide, who has left." in said(coordinator.get(address))
    assert "Name other leads, or another deputy, first." in send(coordinator, address, deputy="")


def test_nobody_switches_off_themselves(coordinator: Desk, harbour: Harbour) -> None:
    address = at(harbour, "hub coordinator", "switch off")
    assert "Nobody switches off their own account." in said(coordinator.get(address))
    assert "Nobody switches off their own account." in send(coordinator, address, deputy="")


# Cover


def test_cover_from_a_day_until_a_day_by_somebody(coordinator: Desk, guide: Desk, harbour: Harbour) -> None:
    address = at(harbour, "hub guide", "cover")
    assert "Hub Guide leads 2 children, and goes on leading" in said(coordinator.get(address))
    done = send(
        coordinator,
        address,
        deputy=coordinator.worker.public,
        since="9 March 2026",
        until="13 March 2026",
        key="one",
    )
    assert "Hub Coordinator covers for Hub Guide from Monday 9 March 2026 until Friday 13 March 2026." in done
    assert "From Monday 9 March to Friday 13 March 2026, not begun yet" in done


def test_i_name_who_covers_for_me(guide: Desk, harbour: Harbour) -> None:
    done = send(
        guide,
        at(harbour, "hub guide", "cover"),
        deputy=harbour.workers["hub coordinator"].public,
        since="today",
    )
    assert "covers for Hub Guide from now on, until somebody ends it." in done
    ended = send(
        guide,
        at(harbour, "hub guide", "cover"),
        do="end",
        who_ends=harbour.workers["hub coordinator"].public,
    )
    assert "Hub Coordinator no longer covers for Hub Guide." in ended


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"deputy": ""}, "Choose who covers for Hub Guide."),
        ({"until": "1 March 2026"}, "Cover ends after it begins, and not in the past."),
        ({"since": "9 March 2026"}, "Cover that begins on a later day needs the day it ends."),
        ({"since": "in a while"}, "There is a problem"),
        ({"do": "end"}, "Choose who covers no longer."),
    ],
)
def test_cover_that_makes_no_sense_is_refused(
    coordinator: Desk, harbour: Harbour, typed: dict[str, str], says: str
) -> None:
    sent = {"deputy": coordinator.worker.public, "since": "today"} | typed
    assert says in send(coordinator, at(harbour, "hub guide", "cover"), **sent)
    assert not Cover.objects.exists()


# Teams


def test_somebody_joins_a_team_that_the_manager_manages(coordinator: Desk, harbour: Harbour) -> None:
    address, team = at(harbour, "bureau officer", "posts"), Team.objects.get(name="Quay team")
    page = said(coordinator.get(address))
    assert "Shore desk" not in page[page.index("Which team?") :]
    done = send(coordinator, address, do="join", team=team.public, role="hub guide", since="9 March 2026")
    assert "Bureau Officer works in Quay team as hub guide from Monday 9 March 2026." in done


def test_a_manager_gives_nobody_every_child(coordinator: Desk, harbour: Harbour) -> None:
    team = Team.objects.get(name="Quay team")
    sent = {"do": "join", "team": team.public, "role": "hub guide", "since": "today", "sees_all": "yes"}
    send(coordinator, at(harbour, "bureau officer", "posts"), **sent)
    assert not Membership.objects.filter(sees_all=True).exists()
    answers_for_all(coordinator)
    send(coordinator, at(harbour, "bureau officer", "posts"), **(sent | {"role": "hub coordinator"}))
    assert Membership.objects.get(worker__name="Bureau Officer", role="hub coordinator").sees_all


def test_somebody_leaves_a_team_with_what_happens_said_first(coordinator: Desk, harbour: Harbour) -> None:
    address, team = at(harbour, "hub guide", "posts"), Team.objects.get(name="Quay team")
    assert "They stay with Hub Guide until each has another lead, so none falls" in said(
        coordinator.get(address)
    )
    left = {"do": "leave", "post": f"{team.public}/hub guide"}
    assert "Type the last day." in send(coordinator, address, **left)
    assert "in the past" in send(coordinator, address, **left, last="1 March 2026")
    done = send(coordinator, address, **left, last="20 March 2026")
    assert "Friday 20 March 2026 is Hub Guide’s last day in Quay team." in done
    assert "2 children Until Friday 20 March 2026" in said(coordinator.get(quay()))


def test_the_last_one_in_a_team_is_said_to_be(coordinator: Desk, harbour: Harbour) -> None:
    Membership.objects.filter(worker=coordinator.worker, role="hub coordinator").update(sees_all=True)
    Worker.objects.filter(name="Bureau Principal").update(is_active=False)
    page = said(coordinator.get(at(harbour, "bureau officer", "posts")))
    assert "Nobody else works there: then nobody opens its tray." in page


def test_a_role_of_another_service_is_refused(coordinator: Desk, harbour: Harbour) -> None:
    team = Team.objects.get(name="Quay team")
    sent = {"do": "join", "team": team.public, "role": "bureau officer", "since": "today"}
    assert "Quay team belongs to harbour hub" in send(
        coordinator, at(harbour, "bureau officer", "posts"), **sent
    )


# Accounts


def test_somebody_new_gets_an_account_and_a_password_that_is_shown_once(coordinator: Desk) -> None:
    sent = {"name": "Nora New", "sign_in_name": "Nora.New", "role": "hub guide", "since": "today"}
    page = send(coordinator, quay("add to team"), **sent)
    assert "Give this to Nora New now" in page
    assert re.search(
        r"One-time password ([2-9a-z]{4}-){3}[2-9a-z]{4} Good until Thursday 5 March 2026, 9am", page
    )
    assert "Somebody signs in as Nora.New already." in send(coordinator, quay("add to team"), **sent)
    assert "Has not signed in yet" in said(coordinator.get(quay()))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "Enter their name."),
        ({"sign_in_name": ""}, "Enter the name they will sign in with."),
        ({"role": "bureau officer"}, "Choose a role."),
        ({"email": "nora at home"}, "Enter an e-mail address"),
        ({"since": "1 March 2026"}, "Nobody joins a team in the past."),
        ({"phone": "1" * 41}, "Enter at most 40 characters."),
    ],
)
def test_what_is_missing_is_said_beside_the_field(
    coordinator: Desk, typed: dict[str, str], says: str
) -> None:
    sent = {"name": "Nora New", "sign_in_name": "nora", "role": "hub guide", "since": "today"} | typed
    assert says in send(coordinator, quay("add to team"), **sent)
    assert not Worker.objects.filter(name="Nora New").exists()


def test_a_one_time_password_is_given_to_who_forgot_theirs(
    coordinator: Desk, guide: Desk, harbour: Harbour
) -> None:
    address = at(harbour, "hub guide", "let in")
    assert "ring them back on a number you know" in said(coordinator.get(address))
    assert guide.get("/").status_code == 200
    answer = coordinator.client.post(address)
    assert "Give this to Hub Guide now" in said(answer)
    assert "no-store" in answer["Cache-Control"]
    assert guide.get("/")["Location"].startswith("/sign-in")  # 7.4.5


def test_an_account_that_was_switched_off_is_opened_again(
    coordinator: Desk, harbour: Harbour, hired: Hired
) -> None:
    nora = hired("Nora New", team=Team.objects.get(name="Quay team").public)
    see_off(by=coordinator.worker, worker=nora.worker.public)
    address = reverse("let in", kwargs={"public": nora.worker.public})
    assert "Open the account of Nora New again" in said(coordinator.get(address))
    assert "Give this to Nora New now" in send(coordinator, address)
    assert Worker.objects.get(pk=nora.worker.pk).is_active


def test_a_team_is_made_by_whoever_answers_for_every_child(coordinator: Desk) -> None:
    answers_for_all(coordinator)
    assert "Accounts in no team, and those switched off" in said(coordinator.get("/people"))
    sent = {"name": "Lantern team", "service": "harbour hub", "desk": "no"}
    done = send(coordinator, "/people/teams/add", **sent)
    assert "Lantern team is made. Nobody works in it yet: add somebody." in done
    assert "There is a team called Lantern team already." in send(coordinator, "/people/teams/add", **sent)
    assert "Choose the service it belongs to." in send(
        coordinator, "/people/teams/add", **(sent | {"service": "x"})
    )
