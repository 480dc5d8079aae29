"""A message is written with the notice it tells of, in one transaction, and goes no more once it need not."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from held.record.actions.cannot import CanNot
from held.record.actions.care.cover import cover
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.messages.claim import claim
from held.record.actions.messages.decide import try_again
from held.record.actions.messages.put_message import put_message
from held.record.actions.messages.settle import it_failed, put_off
from held.record.actions.messages.withdraw import STRUCK
from held.record.actions.transitions.take_step import take_step
from held.record.actions.work.receive_notice import receive_notice
from held.record.actions.work.write_notice import write_notice
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.tables.messages.message import Message
from held.record.tables.messages.message_entry import MessageEntry
from held.record.tables.people.team import Team
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right_whole import struck
from tests.record.transitions.test_take_step import asked, raised


def test_every_notice_has_its_message_to_the_same_people(mailed: Harbour) -> None:
    raised(mailed, mailed.older)
    notices = list(Notice.objects.order_by("id"))
    assert notices
    for notice in notices:
        (message,) = notice.messages.all()
        assert (message.worker, message.team) == (notice.worker, notice.team)
        assert (message.child, message.because, message.state) == (notice.child, notice.because, "waiting")


def test_work_that_was_rolled_back_leaves_no_message(mailed: Harbour) -> None:
    with transaction.atomic():
        raised(mailed, mailed.older)
        assert Message.objects.exists()
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_a_message_outside_the_transaction_of_its_work_is_refused(own_database: None) -> None:
    with pytest.raises(RuntimeError, match="in the transaction"):
        put_message(kind="told", subject="s", text="t", moment=now(), address="desk@harbour.example")


def test_no_message_names_the_child_or_says_what_the_notice_says(mailed: Harbour) -> None:
    raised(mailed, mailed.older, mailed.younger)
    for message in Message.objects.all():
        told = f"{message.subject} {message.text} {message.kind} {message.wording}".lower()
        for canary in ("wren", "kit", "marlowe", "2015", mailed.older.public, mailed.older.number.lower()):
            assert canary not in told
        assert message.public in message.text


def test_what_was_struck_before_it_went_is_withdrawn(mailed: Harbour) -> None:
    recorded = raised(mailed, mailed.older)
    assert isinstance(recorded, Recorded)
    number = recorded.each[0].number
    of_it = Message.objects.filter(child=mailed.older, because=number)
    struck(mailed, "hub guide", number)
    assert {one.state for one in of_it} == {"withdrawn"}
    entries = MessageEntry.objects.filter(message__in=of_it)
    assert {(entry.says, entry.by) for entry in entries} == {("withdrawn", mailed.workers["hub guide"])}
    # What tells that it was struck goes out.
    assert Message.objects.exclude(because=number).filter(state="waiting").exists()


def test_once_somebody_has_it_no_mail_goes_after_it(mailed: Harbour) -> None:
    raised(mailed, mailed.older)
    notice = Notice.objects.filter(team__name="Shore desk").first()
    assert notice is not None
    receive_notice(by=mailed.workers["bureau officer"], notice=notice.pk)
    assert {one.state for one in notice.messages.all()} == {"withdrawn"}


def test_what_was_struck_while_it_was_being_sent_goes_no_more(
    mailed: Harbour, clock: time_machine.Traveller
) -> None:
    Team.objects.update(email="desk@harbour.example")
    recorded = raised(mailed, mailed.older)
    assert isinstance(recorded, Recorded)
    number = recorded.each[0].number
    taken = []
    while one := claim(way="smtp"):
        taken.append(one)
    struck(mailed, "hub guide", number)
    for one in taken:
        put_off(one, trouble="Nobody answered.")
    clock.shift(timedelta(hours=1))
    while claim(way="smtp"):
        pass
    of_it = Message.objects.filter(child=mailed.older, because=number)
    assert {(one.state, one.trouble) for one in of_it} == {("withdrawn", STRUCK)}


def test_what_was_received_or_struck_is_not_tried_again(mailed: Harbour) -> None:
    Team.objects.update(email="desk@harbour.example")
    recorded = raised(mailed, mailed.older)
    assert isinstance(recorded, Recorded)
    number = recorded.each[0].number
    while one := claim(way="smtp"):
        it_failed(one, trouble="550 No such person")
    notice = Notice.objects.filter(team__name="Shore desk", because=number).first()
    assert notice is not None
    receive_notice(by=mailed.workers["bureau officer"], notice=notice.pk)
    had = notice.messages.get()
    with pytest.raises(CanNot, match="Somebody said that they have"):
        try_again(by=mailed.workers["hub guide"], message=had.public)
    struck(mailed, "hub guide", number)
    for other in Message.objects.filter(because=number, child=mailed.older).exclude(notice=notice):
        with pytest.raises(CanNot, match="was struck"):
            try_again(by=mailed.workers["hub guide"], message=other.public)


def test_whoever_covers_is_mailed_too_and_may_open_what_it_leads_to(
    mailed: Harbour, client: Client, clock: time_machine.Traveller
) -> None:
    guide, deputy = mailed.workers["hub guide"], mailed.workers["bureau principal"]
    cover(by=guide, absent=guide.public, deputy=deputy.public, until=now() + timedelta(days=2))

    def told() -> list[Message]:
        with transaction.atomic():
            notice = write_notice(
                child=mailed.older, worker=guide, says="Wren is well.", because=None, sent=now()
            )
        return list(notice.messages.order_by("id"))

    own, covering = told()
    assert (own.worker, covering.worker) == (guide, deputy)
    assert covering.text.startswith("You cover for somebody who is away.")
    assert "wren" not in f"{covering.subject} {covering.text}".lower()
    client.force_login(deputy)
    page = client.get(f"/mail/{covering.public}")
    assert page.headers["Location"] == f"/children/{mailed.older.public}"
    assert client.get(page.headers["Location"]).status_code == 200
    clock.shift(timedelta(days=3))
    assert [one.worker for one in told()] == [guide]


def test_a_call_for_safety_says_so(mailed: Harbour) -> None:
    record_urgent_call(
        by=mailed.workers["bureau officer"],
        children=[mailed.older.public],
        words={},
        happened=now(),
        key="u",
    )
    assert {one.kind for one in Message.objects.all()} == {"urgent"}
    take_step(
        by=mailed.workers["bureau officer"],
        asked=asked("sound the lamp line", mailed.older, outcome="immediate danger"),
        key="l",
    )
    later = Message.objects.filter(transition__isnull=False).exclude(kind="paper sent")
    assert {(one.kind, str(one.team or one.worker)) for one in later} == {("urgent", "Hub Guide")}
