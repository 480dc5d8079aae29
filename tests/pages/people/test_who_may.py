"""Every page that changes people, every one who asks: allowed or not, by answer and by effect (ASVS 8.2.1, 8.2.2, 8.3.1)."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from held.record.tables.people.account_entry import AccountEntry
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour

ABOUT_THE_GUIDE = ("posts", "cover", "let in", "switch off")
MANAGES_QUAY = {"hub coordinator"}
MANAGE = {"hub coordinator", "bureau principal"}
ALLOWED = {
    "posts": MANAGE,  # each for the teams they manage
    "cover": MANAGES_QUAY | {"hub guide"},
    "let in": MANAGES_QUAY,
    "switch off": MANAGES_QUAY,
    "add to team": MANAGES_QUAY,
    "person mail": MANAGES_QUAY,
    "team mail": MANAGES_QUAY,
    "messages": set(),
    "add team": set(),
}
ROLES = ("hub guide", "hub coordinator", "bureau officer", "bureau principal")


def address(harbour: Harbour, page: str) -> str:
    if page in ("add team", "messages"):
        return reverse(page)
    if page in ("add to team", "team mail"):
        return reverse(page, kwargs={"public": Team.objects.get(name="Quay team").public})
    return reverse(page, kwargs={"public": harbour.workers["hub guide"].public})


def everything() -> list[object]:
    return [
        list(Worker.objects.order_by("pk").values_list("pk", "is_active", "password", "email")),
        list(Membership.objects.order_by("pk").values_list("pk", "until")),
        Cover.objects.count(),
        AccountEntry.objects.count(),
        list(Team.objects.order_by("pk").values_list("pk", "email")),
    ]


@pytest.mark.parametrize("page", ALLOWED)
@pytest.mark.parametrize("role", ROLES)
def test_each_page_for_each_role(harbour: Harbour, page: str, role: str) -> None:
    desk = Desk(harbour.workers[role])
    answer = desk.get(address(harbour, page))
    assert (answer.status_code == 200) is (role in ALLOWED[page])
    if role in ALLOWED[page]:
        return
    assert answer.status_code == 403
    assert re.search("You can’t (change this|open this page)", said(answer))
    before = everything()
    sent = {
        "deputy": harbour.workers["bureau officer"].public,
        "team": Team.objects.get(name="Quay team").public,
        "role": "hub guide",
        "name": "Nora",
        "sign-in-name": "nora",
        "service": "harbour hub",
        "desk": "no",
        "since": "today",
        "email": "elsewhere@example.org",
    }
    assert desk.send(address(harbour, page), sent).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("page", ALLOWED)
def test_whoever_answers_for_every_child_may_all(harbour: Harbour, page: str) -> None:
    Membership.objects.filter(worker=harbour.workers["bureau officer"]).update(sees_all=True)
    assert Desk(harbour.workers["bureau officer"]).get(address(harbour, page)).status_code == 200


@pytest.mark.parametrize("page", [*ALLOWED, "people", "team", "person"])
def test_whoever_is_not_signed_in_is_asked_to(harbour: Harbour, page: str) -> None:
    found = address(harbour, page) if page in ALLOWED else "/people"
    assert Client().get(found)["Location"].startswith("/sign-in")


@pytest.mark.parametrize("page", [*ABOUT_THE_GUIDE, "add to team", "team", "person"])
def test_nobody_of_that_id_is_not_found(coordinator: Desk, page: str) -> None:
    assert coordinator.get(reverse(page, kwargs={"public": "nobody"})).status_code == 404


def test_a_manager_of_another_team_changes_no_post_of_this_one(harbour: Harbour) -> None:
    quay = Team.objects.get(name="Quay team").public
    desk = Desk(harbour.workers["bureau principal"])
    before = everything()
    for sent in (
        {"do": "leave", "post": f"{quay}/hub guide", "last": "today"},
        {"do": "join", "team": quay, "role": "hub coordinator", "since": "today"},
    ):
        assert desk.send(address(harbour, "posts"), sent).status_code == 422
    assert everything() == before
