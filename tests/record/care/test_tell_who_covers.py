"""Whoever covers is mailed what waits unread as cover begins: each notice once, by a mail that names nobody."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from held.record.actions.care.cover import cover, end_cover
from held.record.actions.care.tell_who_covers import COVERS, tell_who_covers
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.messages.claim import claim
from held.record.actions.messages.settle import it_went
from held.record.actions.work.receive_notice import receive_notice
from held.record.actions.work.write_notice import write_notice
from held.record.clock import now
from held.record.tables.messages.message import Message
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice
from tests.record.messages.conftest import mailed
from tests.record.transitions.conftest import clock, harbour
from tests.record.transitions.harbour import Harbour

__all__ = ["clock", "harbour", "mailed"]
WEEK = timedelta(days=7)
Covers = Callable[..., None]


@pytest.fixture
def guide(mailed: Harbour) -> Worker:
    return mailed.workers["hub guide"]


@pytest.fixture
def deputy(mailed: Harbour) -> Worker:
    return mailed.workers["bureau principal"]


@pytest.fixture
def covers(guide: Worker, deputy: Worker) -> Covers:
    def begin(**how: object) -> None:
        until = {"until": now() + WEEK} if "until" not in how else {}
        cover(by=guide, absent=guide.public, deputy=deputy.public, **until, **how)  # type: ignore[arg-type]

    return begin


def told(harbour: Harbour, says: str = "Wren is well.") -> Notice:
    with transaction.atomic():
        return write_notice(
            child=harbour.older, worker=harbour.workers["hub guide"], says=says, because=None, sent=now()
        )


def mails(deputy: Worker) -> list[Message]:
    return list(Message.objects.filter(worker=deputy).order_by("id"))


def test_what_waits_is_told_when_cover_begins_in_one_mail_that_names_nobody(
    mailed: Harbour, deputy: Worker, covers: Covers, client: Client
) -> None:
    told(mailed)
    told(mailed)
    receive_notice(by=mailed.workers["hub guide"], notice=told(mailed).pk)
    covers()
    (mail,) = mails(deputy)
    assert "2 things that went to them wait unread." in mail.text
    for word in ("wren", "marlowe", "hub guide", mailed.older.public):
        assert word not in f"{mail.subject} {mail.text} {mail.kind}".lower()
    client.force_login(deputy)
    assert client.get(f"/mail/{mail.public}").headers["Location"] == reverse("my work")
    tell_who_covers()
    assert mails(deputy) == [mail], "once"


def test_cover_that_begins_later_is_told_on_its_day(
    mailed: Harbour, deputy: Worker, covers: Covers, clock: time_machine.Traveller
) -> None:
    covers(since=now() + timedelta(days=2))
    told(mailed)
    assert tell_who_covers() == 0
    assert mails(deputy) == []
    clock.shift(timedelta(days=2))
    # While nobody had looked yet, another notice came: that one has a mail of its own.
    told(mailed)
    assert tell_who_covers() == 1
    own, begins = mails(deputy)
    assert (own.kind, begins.kind) == ("told", COVERS)
    assert "One thing that went to them waits unread." in begins.text


def test_nothing_that_waits_is_no_mail(mailed: Harbour, deputy: Worker, covers: Covers) -> None:
    covers()
    assert mails(deputy) == []
    assert tell_who_covers() == 0


def test_whoever_covers_once_more_is_told_only_what_came_since(
    mailed: Harbour, guide: Worker, deputy: Worker, covers: Covers, clock: time_machine.Traveller
) -> None:
    told(mailed)
    covers()
    clock.shift(timedelta(days=1))
    end_cover(by=guide, absent=guide.public, deputy=deputy.public)
    told(mailed)
    clock.shift(timedelta(days=1))
    covers()
    assert ["One thing that went to them waits" in mail.text for mail in mails(deputy)] == [True, True]
    clock.shift(timedelta(days=1))
    end_cover(by=guide, absent=guide.public, deputy=deputy.public)
    covers()
    assert len(mails(deputy)) == 2


@pytest.mark.parametrize("why", ["had", "over"])
def test_it_goes_no_more_once_it_need_not(
    mailed: Harbour, guide: Worker, deputy: Worker, covers: Covers, clock: time_machine.Traveller, why: str
) -> None:
    notice = told(mailed)
    covers()
    clock.shift(timedelta(hours=1))
    if why == "had":
        receive_notice(by=guide, notice=notice.pk)
    else:
        end_cover(by=guide, absent=guide.public, deputy=deputy.public)
    while one := claim(way="smtp"):
        it_went(one)
    (mail,) = mails(deputy)
    assert mail.state == "withdrawn"
    assert mail.trouble


def test_it_goes_while_something_waits(mailed: Harbour, deputy: Worker, covers: Covers) -> None:
    told(mailed)
    covers()
    while one := claim(way="smtp"):
        it_went(one)
    assert [mail.state for mail in mails(deputy)] == ["went"]


def test_what_is_urgent_says_so(mailed: Harbour, guide: Worker, deputy: Worker, covers: Covers) -> None:
    record_urgent_call(
        by=mailed.workers["bureau officer"],
        children=[mailed.older.public],
        words={},
        happened=now(),
        key="u",
    )
    assert Notice.objects.filter(worker=guide).exists()
    covers()
    (mail,) = mails(deputy)
    assert mail.subject == "Held: urgent, look today"
