"""The mails about one appointment go one after the other: none is called off before what invited to it is settled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
import time_machine
from django.db import connection, transaction

from held.integrations.mail.outcome import WENT, Outcome
from held.integrations.mail.posting import Posting
from held.integrations.mail.way import AboutTo
from held.record.actions.messages.claim import (
    LEASE,
    Claimed,
    about_to_hand_over,
    claim,
    take_back_what_was_let_go,
)
from held.record.actions.messages.in_order import LOOKED_AT_AGAIN
from held.record.actions.messages.put_message import put_message
from held.record.actions.messages.settle import it_went, put_off
from held.record.clock import now
from held.record.tables.messages.message import Message
from held.record.tables.people.worker import Worker
from held.record.tables.work.invitation import Invitation


def put_about(invitation: Invitation, method: str) -> Message:
    with transaction.atomic():
        reference = put_message(
            kind=method,
            subject="Held",
            text="Sign in.",
            moment=now(),
            worker=invitation.worker,
            invitation=invitation,
            calendar=f"METHOD:{method}\r\n",
        )
    return Message.objects.get(public=reference)


def an_invitation(of: str = "tuesday circle") -> Invitation:
    worker, _ = Worker.objects.get_or_create(
        sign_in_name="ada.lund", name="Ada Lund", email="ada@harbour.example", invented=True
    )
    return Invitation.objects.create(
        worker=worker, of=of, what="Circle", starts=now(), is_weekly=True, changed=now()
    )


def state(message: Message) -> str:
    message.refresh_from_db()
    return str(message.state)


@pytest.fixture
def invitation(db: None, clock: time_machine.Traveller) -> Invitation:
    return an_invitation()


def test_nothing_overtakes_what_is_being_handed_over(
    invitation: Invitation, clock: time_machine.Traveller
) -> None:
    request, first = put_about(invitation, "REQUEST"), claim(way="smtp")
    assert first is not None
    assert about_to_hand_over(first)
    cancel, other = put_about(invitation, "CANCEL"), put_about(an_invitation("another"), "REQUEST")
    found = claim(way="smtp")
    assert found is not None
    assert found.reference == other.public, "what is about something else does not wait"
    assert claim(way="smtp") is None
    clock.shift(LOOKED_AT_AGAIN)
    assert claim(way="smtp") is None
    assert it_went(first)
    clock.shift(LOOKED_AT_AGAIN)
    last = claim(way="smtp")
    assert last is not None
    assert last.reference == cancel.public
    assert (state(request), state(cancel)) == ("went", "being sent")


def test_what_was_put_off_makes_way_for_what_takes_its_place(
    invitation: Invitation, clock: time_machine.Traveller
) -> None:
    request, first = put_about(invitation, "REQUEST"), claim(way="smtp")
    assert first is not None
    cancel = put_about(invitation, "CANCEL")
    assert claim(way="smtp") is None
    assert put_off(first, trouble="451 Later.")
    clock.shift(LOOKED_AT_AGAIN)
    last = claim(way="smtp")
    assert last is not None
    assert last.reference == cancel.public
    assert state(request) == "withdrawn"


def test_a_worker_that_stopped_holds_up_nothing_for_longer_than_its_lease(
    invitation: Invitation, clock: time_machine.Traveller
) -> None:
    request, lost = put_about(invitation, "REQUEST"), claim(way="smtp")
    assert lost is not None
    assert about_to_hand_over(lost)
    cancel = put_about(invitation, "CANCEL")
    clock.shift(LEASE - timedelta(seconds=1))
    take_back_what_was_let_go(way="smtp", repeats=False)
    assert claim(way="smtp") is None
    clock.shift(LOOKED_AT_AGAIN)
    take_back_what_was_let_go(way="smtp", repeats=False)
    last = claim(way="smtp")
    assert last is not None
    assert last.reference == cancel.public
    assert state(request) == "uncertain"


class SlowlyFirst:
    """A way out that keeps what it was given. The first is not through until it is told."""

    name, repeats = "smtp", False

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.begun, self.may_end = Event(), Event()

    def hand_over(self, claimed: Claimed, *, about_to: AboutTo) -> Outcome:
        assert about_to()
        if not self.begun.is_set():
            self.begun.set()
            assert self.may_end.wait(20)
        self.kept.append(claimed.calendar.strip())
        return WENT


def invited() -> None:
    put_about(an_invitation(), "REQUEST")


@pytest.mark.filled(by=invited)
def test_two_workers_side_by_side_keep_the_order(own_database: None) -> None:
    way = SlowlyFirst()

    def in_a_thread(do: Callable[[], object]) -> object:
        try:
            return do()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(in_a_thread, Posting(way).round)
        assert way.begun.wait(20)
        try:
            put_about(Invitation.objects.get(), "CANCEL")
            assert Posting(way).round().total() == 0
            assert way.kept == []
        finally:
            way.may_end.set()
        slow.result(20)
    Message.objects.filter(state="waiting").update(next_attempt=now())
    assert Posting(way).round().total() == 1
    assert way.kept == ["METHOD:REQUEST", "METHOD:CANCEL"]


@pytest.mark.filled(by=invited)
def test_what_another_is_taking_on_at_this_moment_is_not_overtaken(own_database: None) -> None:
    """It has locked the first and has not committed yet that it sends it."""
    if connection.vendor == "sqlite":
        pytest.skip("said of PostgreSQL alone: on SQLite one alone may write")
    taking, may_end = Event(), Event()

    def take_on() -> None:
        with transaction.atomic():
            Message.objects.select_for_update().get(state="waiting")
            taking.set()
            assert may_end.wait(20)
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        another = pool.submit(take_on)
        assert taking.wait(20)
        try:
            put_about(Invitation.objects.get(), "CANCEL")
            assert claim(way="smtp") is None
        finally:
            may_end.set()
        another.result(20)
