"""What an administrator sees and decides of messages; who may not; where a mail leads; and what a transition says of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from held.record.actions.messages.claim import claim
from held.record.actions.messages.settle import it_failed, it_is_uncertain, it_went
from held.record.clock import now
from held.record.reading.messages.outbox import A_PAGE
from held.record.tables.messages.message import Message
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised


@pytest.fixture
def head(coordinator: Desk) -> Desk:
    """Answers for every child."""
    Membership.objects.filter(worker=coordinator.worker).update(sees_all=True)
    return coordinator


@pytest.fixture
def shore(harbour: Harbour) -> Message:
    """A concern was raised, and the shore desk is to be mailed about it."""
    Team.objects.update(email="shore@harbour.example")
    raised(harbour, harbour.older)
    return Message.objects.get(team__name="Shore desk", kind="paper sent")


@contextmanager
def tried(message: Message) -> Iterator[object]:
    """Taken on, whichever comes first."""
    Message.objects.exclude(pk=message.pk).filter(state="waiting").update(
        next_attempt=now() + timedelta(minutes=5)
    )
    claimed = claim(way="smtp")
    assert claimed is not None
    assert claimed.reference == message.public
    yield claimed


def test_an_uncertain_message_is_seen_and_somebody_says_that_it_arrived(head: Desk, shore: Message) -> None:
    with tried(shore) as claimed:
        it_is_uncertain(claimed, trouble="The line was cut.")  # type: ignore[arg-type]
    assert "Messages: 1 message failed or uncertain" in said(head.get("/people"))
    page = said(head.get("/messages"))
    assert "Failed or uncertain (1)" in page
    assert "Paper sent, to Shore desk Uncertain Tried 1 time" in page
    address = f"/messages/{shore.public}"
    assert "ask whoever it went to" in said(head.get(address))
    assert head.send(address, {"do": "arrived"}).headers["Location"] == address
    after = said(head.get(address))
    assert "It is written down that it arrived." in after
    assert "It arrived Hub Coordinator" in after
    assert "Give it up" not in after
    # Somebody else had the page open still.
    head.send(address, {"do": "again"})
    assert "This message is not as it was" in said(head.get(address))
    shore.refresh_from_db()
    assert shore.state == "went"


def test_what_failed_leads_to_the_address_that_may_have_to_be_mended(head: Desk, shore: Message) -> None:
    address = f"/messages/{shore.public}"
    assert "Look at their mail address" not in said(head.get(address))
    with tried(shore) as claimed:
        it_failed(claimed, trouble="550 No such person")  # type: ignore[arg-type]
    team = Team.objects.get(name="Shore desk")
    assert f'href="/people/teams/{team.public}/mail"' in head.get(address).content.decode()
    assert head.get(f"/people/teams/{team.public}/mail").status_code == 200


def test_nobody_else_sees_messages_or_decides_about_them(guide: Desk, shore: Message) -> None:
    with tried(shore) as claimed:
        it_failed(claimed, trouble="550 No such person")  # type: ignore[arg-type]
    address = f"/messages/{shore.public}"
    for answer in (guide.get("/messages"), guide.get(address), guide.send(address, {"do": "again"})):
        assert answer.status_code == 403
    assert "Messages" not in said(guide.get("/people"))
    shore.refresh_from_db()
    assert shore.state == "failed"


def test_there_is_no_such_message(head: Desk) -> None:
    for address in ("/messages/nothing", "/mail/nothing"):
        assert head.get(address).status_code == 404
    assert head.send("/messages/nothing", {"do": "again"}).status_code == 404


def test_that_nothing_is_being_sent_is_said(
    head: Desk, shore: Message, clock: time_machine.Traveller
) -> None:
    assert "Nothing is being sent" not in said(head.get("/messages"))
    clock.shift(timedelta(minutes=20))
    assert "Nothing is being sent. A message has waited untried since" in said(head.get("/messages"))


def test_older_messages_are_on_the_next_page(head: Desk) -> None:
    Message.objects.bulk_create(
        Message(kind=f"told {n}", address="a@b.example", subject="s", text="t") for n in range(A_PAGE + 1)
    )
    first = head.get("/messages?show=waiting")
    assert f"Told {A_PAGE}, to" in said(first)
    assert "Told 0, to" not in said(first)
    older = f"/messages?show=waiting&before={Message.objects.order_by('id')[1].pk}"
    assert older.replace("&", "&amp;") in first.content.decode()
    assert "Told 0, to" in said(head.get(older))
    assert head.get("/messages?show=x&before=y").status_code == 200


def test_a_mail_leads_to_its_page_behind_the_sign_in(guide: Desk, shore: Message, harbour: Harbour) -> None:
    address = f"/mail/{shore.public}"
    assert Client().get(address).headers["Location"] == f"/sign-in?next={address}"
    transition = Transition.objects.get(child=harbour.older)
    assert guide.get(address).headers["Location"] == f"/transitions/{transition.public}"
    assert f"http://localhost:8000{address}" in shore.text


def test_the_transition_says_when_it_was_mailed_and_that_it_failed(
    guide: Desk, shore: Message, harbour: Harbour
) -> None:
    address = f"/transitions/{Transition.objects.get(child=harbour.older).public}"
    assert "The mail waits to be sent." in said(guide.get(address))
    with tried(shore) as claimed:
        it_went(claimed)  # type: ignore[arg-type]
    page = said(guide.get(address))
    assert "sent Monday 2 March 2026, 9am. Mailed Monday 2 March 2026, 9am. Nobody has said yet" in page
    Message.objects.filter(pk=shore.pk).update(state="failed")
    assert "The mail to them failed" in said(guide.get(address))


def test_a_team_is_mailed_where_whoever_manages_it_says(coordinator: Desk, harbour: Harbour) -> None:
    quay = Team.objects.get(name="Quay team")
    address = f"/people/teams/{quay.public}/mail"
    assert coordinator.fill(address, email="quäy@harbour.example").status_code == 422
    assert coordinator.fill(address, email=" quay@harbour.example ").status_code == 302
    quay.refresh_from_db()
    assert quay.email == "quay@harbour.example"
    assert "also mailed to quay@harbour.example" in said(coordinator.get(f"/people/teams/{quay.public}"))
    coordinator.fill(address, email="")
    quay.refresh_from_db()
    assert quay.email == ""
