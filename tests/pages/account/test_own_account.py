"""Who I am here, and my own password (OWASP ASVS 5.0: 6.2.2, 6.2.3, 7.4.3)."""

import pytest
from django.test import Client
from django.urls import reverse

from held.record.actions.care.cover import cover
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour

OLD, NEW = "otter-kite-lantern", "three-owls-at-noon"
PASSWORD = "/account/password"


def change(desk: Desk, present: str = OLD, new: str = NEW, again: str = NEW) -> str:
    return said(desk.client.post(PASSWORD, {"present": present, "new": new, "again": again}, follow=True))


def test_the_header_says_who_i_am_here(guide: Desk, harbour: Harbour) -> None:
    assert "Hub Guide : your account , hub guide, Quay team People and teams Sign out" in said(guide.get("/"))
    Membership.objects.create(
        worker=guide.worker,
        team=Membership.objects.get(worker=guide.worker).team,
        role="hub coordinator",
        since="2026-02-01",
    )
    assert ", hub guide, Quay team and 1 more" in said(guide.get("/"))
    Membership.objects.filter(worker=guide.worker).delete()
    assert "Hub Guide : your account People and teams" in said(guide.get("/"))


def test_my_account_says_my_teams_who_covers_and_what_was_done_to_it(guide: Desk, harbour: Harbour) -> None:
    cover(by=guide.worker, absent=guide.worker.public, deputy=harbour.workers["hub coordinator"].public)
    change(guide)
    page = said(guide.get(reverse("own account")))
    assert "Quay team Hub guide Harbour hub From Thursday 1 January 2026" in page
    assert "Hub Coordinator covers for Hub Guide" in page
    assert "From Monday 2 March 2026, without an end" in page
    assert "Monday 2 March 2026, 9am A password was chosen Hub Guide" in page


def test_i_change_my_password_and_am_signed_out_everywhere_else(guide: Desk) -> None:
    elsewhere = Client()
    elsewhere.force_login(guide.worker)
    assert elsewhere.get("/").status_code == 200
    assert "Your password is changed. Wherever else you were signed in, you are signed out." in change(guide)
    assert guide.get("/").status_code == 200
    assert elsewhere.get("/")["Location"].startswith("/sign-in")
    assert Worker.objects.get(pk=guide.worker.pk).check_password(NEW)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"present": ""}, "Enter the password you have"),
        ({"present": "wrong"}, "That is not the password you have. Check it, and try again."),
        ({"new": "", "again": ""}, "Enter a new password"),
        ({"again": "four-owls-at-noon"}, "The two are not the same. Enter the new password again"),
        ({"new": "qwerty123456", "again": "qwerty123456"}, "This password is too common."),
        ({"new": "short", "again": "short"}, "This password is too short."),
        ({"new": OLD, "again": OLD}, "That is the password you have. Choose another one."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_changed(guide: Desk, typed: dict[str, str], says: str) -> None:
    page = change(guide, **typed)
    assert "There is a problem" in page
    assert says in page
    assert Worker.objects.get(pk=guide.worker.pk).check_password(OLD)


def test_guessing_at_a_screen_that_was_left_open_is_as_slow_as_at_the_front_door(guide: Desk) -> None:
    """6.3.1"""
    for _ in range(5):
        change(guide, present="wrong")
    assert "There were too many wrong tries. Wait until 9.05am" in change(guide)
    assert Worker.objects.get(pk=guide.worker.pk).check_password(OLD)


def test_no_password_is_ever_shown_again(guide: Desk) -> None:
    answer = guide.client.post(PASSWORD, {"present": OLD, "new": "a-new-one-of-mine", "again": "another"})
    assert answer.status_code == 422
    assert "a-new-one-of-mine" not in answer.content.decode()
    assert OLD not in answer.content.decode()


def test_whoever_is_not_signed_in_has_no_account_to_see() -> None:
    for name in ("own account", "own password"):
        assert Client().get(reverse(name))["Location"].startswith("/sign-in")
