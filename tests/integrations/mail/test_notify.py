"""GOV.UK Notify, a stand-in that stops at every step: asked by our reference first, a message comes to one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from held.integrations.mail.notify import Notify
from held.integrations.mail.posting import Posting
from held.record.actions.messages.decide import try_again
from held.record.tables.messages.message import Message
from tests.integrations.mail.notify_stand_in import NotifyStandIn
from tests.record.messages.conftest import guide
from tests.record.transitions.harbour import Harbour

Put = Callable[..., Message]


def after(way: Notify, message: Message) -> str:
    Posting(way).round()
    message.refresh_from_db()
    return str(message.state)


def test_it_is_sent_with_the_words_and_our_reference(
    put: Put, govuk: NotifyStandIn, by_notify: Notify
) -> None:
    message = put(subject="Held: look", text="Sign in.")
    assert after(by_notify, message) == "went"
    (kept,) = govuk.kept
    assert kept["personalisation"] == {"subject": "Held: look", "text": "Sign in."}
    assert (kept["reference"], kept["email_address"]) == (f"{message.public}-1", "hub.guide@harbour.example")
    assert govuk.asked == ["send"]


@pytest.mark.parametrize(
    "does",
    [
        "stop before keeping",
        "stop after keeping",
        "late after keeping",
        "gibberish",
        (500, "Internal server error"),
        (503, "Later"),
        (429, "Exceeded rate limit"),
        (403, "Invalid token"),
        (400, "Missing personalisation: text"),
    ],
    ids=str,
)
def test_whatever_it_does_the_message_comes_to_one(
    put: Put, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller, does: str
) -> None:
    message = put()
    govuk.does = [does, does]  # the second is what it does when it is looked up
    assert after(by_notify, message) == "waiting"
    assert message.trouble
    for _ in range(3):
        clock.shift(timedelta(hours=1))
        after(by_notify, message)
    assert message.state == "went"
    assert len(govuk.kept) == 1


def test_an_address_it_does_not_take_fails_with_its_words(
    put: Put, govuk: NotifyStandIn, by_notify: Notify
) -> None:
    message = put()
    govuk.does = [(400, "email_address Not a valid email address")]
    assert after(by_notify, message) == "failed"
    assert "Not a valid email address" in message.trouble


def test_what_it_could_not_deliver_failed_and_is_sent_anew_by_a_person(
    put: Put, mailed: Harbour, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    message = put()
    govuk.does = ["stop after keeping"]
    after(by_notify, message)
    govuk.kept[0]["status"] = "permanent-failure"
    clock.shift(timedelta(hours=1))
    assert after(by_notify, message) == "failed"
    try_again(by=guide(mailed), message=message.public)
    assert after(by_notify, message) == "went"
    assert [one["reference"] for one in govuk.kept] == [f"{message.public}-1", f"{message.public}-2"]
