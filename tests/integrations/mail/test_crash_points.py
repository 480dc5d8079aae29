"""Held is killed at every point of sending: nothing is lost, nothing silently doubled, and what is uncertain is seen."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from held.integrations.mail import posting
from held.integrations.mail.folder import Folder
from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.notify import Notify
from held.integrations.mail.posting import Posting
from held.integrations.mail.way import Way
from held.record.actions.messages import claim, settle
from held.record.actions.messages.claim import LEASE
from held.record.tables.messages.message import Message
from tests.integrations.mail.mail_room import MailRoom
from tests.integrations.mail.notify_stand_in import NotifyStandIn
from tests.record.messages.test_claim import MANY, waiting_messages

Put = Callable[..., Message]


class Killed(BaseException):
    """As kill -9: nothing of Held runs after it."""


def before(doing: Callable[..., object]) -> Callable[..., object]:
    def killed(*args: object, **how: object) -> object:
        raise Killed

    return killed


def after(doing: Callable[..., object]) -> Callable[..., object]:
    def killed(*args: object, **how: object) -> object:
        doing(*args, **how)
        raise Killed

    return killed


POINTS = {
    "before it is taken on": (posting, "claim", before),
    "while it is taken on": (claim, "new_public_id", before),
    "after it is taken on": (posting, "claim", after),
    "before it is marked": (posting, "about_to_hand_over", before),
    "after it is marked, before it is handed over": (posting, "about_to_hand_over", after),
    "after it is handed over": (posting, "_hand_over", after),
    "while it is written down": (settle, "become", before),
    "after it is written down": (posting, "it_went", after),
}


@contextmanager
def killing_at(point: str) -> Iterator[None]:
    where, name, how = POINTS[point]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(where, name, how(getattr(where, name)))
        yield


def killed_at_each_point(way: Way, put: Put, clock: time_machine.Traveller) -> dict[str, Message]:
    """A message for each point; Held is killed there, and begins again once the lease has run out."""
    messages = {}
    for point in POINTS:
        messages[point] = put()
        with killing_at(point), suppress(Killed):
            Posting(way).round()
        clock.shift(LEASE)
        Posting(way).round()
        messages[point].refresh_from_db()
    return messages


def test_by_a_mail_server(
    put: Put, room: MailRoom, by_server: MailServer, clock: time_machine.Traveller
) -> None:
    messages = killed_at_each_point(by_server, put, clock)
    uncertain = {point for point, message in messages.items() if message.state == "uncertain"}
    assert uncertain == {
        "after it is marked, before it is handed over",
        "after it is handed over",
        "while it is written down",
    }
    assert {one.state for point, one in messages.items() if point not in uncertain} == {"went"}
    arrived = room.ids()
    assert len(arrived) == len(set(arrived))
    for point, message in messages.items():
        assert (f"<{message.public}@localhost>" in arrived) is (
            point != "after it is marked, before it is handed over"
        )
        assert message.state != "uncertain" or message.trouble


def test_by_notify(put: Put, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller) -> None:
    messages = killed_at_each_point(by_notify, put, clock)
    assert {message.state for message in messages.values()} == {"went"}
    assert sorted(one["reference"] for one in govuk.kept) == sorted(
        f"{one.public}-1" for one in messages.values()
    )


def test_to_a_folder(put: Put, by_folder: Folder, clock: time_machine.Traveller) -> None:
    messages = killed_at_each_point(by_folder, put, clock)
    assert {message.state for message in messages.values()} == {"went"}
    files = sorted(file.name.rpartition("-")[2] for file in by_folder.folder.iterdir())
    assert files == sorted(f"{one.public}.eml" for one in messages.values())


def test_what_is_known_and_could_not_be_written_is_written_when_the_database_is_back(
    put: Put, room: MailRoom, by_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    message, worker = put(), Posting(by_server)
    with monkeypatch.context() as patched:
        patched.setattr(posting, "it_went", before(posting.it_went))
        with pytest.raises(Killed):
            worker.round()
    worker.round()
    message.refresh_from_db()
    assert (message.state, len(room.kept)) == ("went", 1)


@pytest.mark.filled(by=waiting_messages)
def test_two_workers_at_once_send_each_message_once(
    own_database: None, room: MailRoom, by_server: MailServer
) -> None:
    together = Barrier(2)

    def work(_: int) -> int:
        together.wait()
        try:
            return Posting(by_server).round().total()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(work, range(2))) == MANY
    assert len(room.ids()) == len(set(room.ids())) == MANY
