"""A person decides about a message, by name; and what they decide stands beside it."""

from collections.abc import Callable

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.messages.claim import claim
from held.record.actions.messages.decide import give_up, it_arrived, try_again
from held.record.actions.messages.settle import it_failed, it_is_uncertain, it_went
from held.record.tables.messages.message import Message
from held.record.tables.messages.message_entry import MessageEntry
from tests.record.messages.conftest import guide
from tests.record.transitions.harbour import Harbour

Put = Callable[..., Message]


def uncertain(put: Put) -> Message:
    message = put()
    claimed = claim(way="smtp")
    assert claimed is not None
    it_is_uncertain(claimed, trouble="The line was cut.")
    return message


def said(message: Message) -> list[tuple[str, object]]:
    message.refresh_from_db()
    entries = MessageEntry.objects.filter(message=message).order_by("id")
    return [(str(message.state), None), *((one.says, one.by) for one in entries)]


def test_what_perhaps_arrived_did(put: Put, mailed: Harbour) -> None:
    message = uncertain(put)
    it_arrived(by=guide(mailed), message=message.public)
    assert said(message) == [("went", None), ("uncertain", None), ("it arrived", guide(mailed))]


def test_what_perhaps_arrived_is_tried_again_by_somebodys_word_and_with_all_attempts_before_it(
    put: Put, mailed: Harbour
) -> None:
    message = uncertain(put)
    try_again(by=guide(mailed), message=message.public)
    again = claim(way="smtp")
    assert again is not None
    assert (again.reference, again.attempt, again.sending) == (message.public, 1, 2)
    it_went(again)
    assert [says for says, _ in said(message)] == ["went", "uncertain", "to be tried again", "went"]


def test_what_failed_is_given_up(put: Put, mailed: Harbour) -> None:
    message = put()
    claimed = claim(way="smtp")
    assert claimed is not None
    it_failed(claimed, trouble="550 No such person")
    give_up(by=guide(mailed), message=message.public)
    assert said(message)[0] == ("withdrawn", None)
    assert message.trouble == "550 No such person"


def test_two_administrators_decide_once(put: Put, mailed: Harbour) -> None:
    message = uncertain(put)
    it_arrived(by=guide(mailed), message=message.public)
    for decide in (try_again, give_up, it_arrived):
        with pytest.raises(CanNot, match="it is “went” now"):
            decide(by=guide(mailed), message=message.public)


def test_what_is_being_sent_is_nobodys_to_decide(
    put: Put, mailed: Harbour, clock: time_machine.Traveller
) -> None:
    message = put()
    claim(way="smtp")
    for decide in (try_again, give_up, it_arrived):
        with pytest.raises(CanNot, match="being sent"):
            decide(by=guide(mailed), message=message.public)


def test_there_has_to_be_such_a_message(mailed: Harbour) -> None:
    with pytest.raises(LookupError):
        it_arrived(by=guide(mailed), message="nothing")
