"""GOV.UK Notify says later that it could not deliver: it is asked, for some days, and what it says stands on the record."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from held.integrations.mail.asking import Asking
from held.integrations.mail.folder import Folder
from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.notify import Notify
from held.integrations.mail.outcome import Delivered
from held.integrations.mail.posting import Posting
from held.record.actions.messages.ask_after import ask_after, it_was_delivered, it_was_not_delivered
from held.record.actions.messages.claim import LEASE
from held.record.actions.messages.decide import try_again
from held.record.clock import now
from held.record.tables.messages.asked_after import AskedAfter
from held.record.tables.messages.message import Message
from held.record.tables.messages.message_entry import MessageEntry
from tests.integrations.mail.notify_stand_in import NotifyStandIn
from tests.record.messages.conftest import guide
from tests.record.transitions.harbour import Harbour

Put = Callable[..., Message]
TWO_MINUTES = timedelta(minutes=2)


@pytest.fixture
def went(put: Put, by_notify: Notify) -> Message:
    message = put()
    assert Posting(by_notify).round().total() == 1
    return message


def said(message: Message) -> list[str]:
    return list(MessageEntry.objects.filter(message=message).order_by("id").values_list("says", flat=True))


def asked(way: Notify, clock: time_machine.Traveller, *, later: timedelta = TWO_MINUTES) -> list[Delivered]:
    clock.shift(later)
    return list(Asking(way).round().elements())


@pytest.mark.parametrize(
    ("status", "what_to_do"),
    [
        ("permanent-failure", "Mend the address"),
        ("temporary-failure", "Ring them"),
        ("technical-failure", "Try again"),
    ],
)
def test_what_could_not_be_delivered_has_failed_and_says_what_to_do(
    went: Message,
    mailed: Harbour,
    govuk: NotifyStandIn,
    by_notify: Notify,
    clock: time_machine.Traveller,
    status: str,
    what_to_do: str,
) -> None:
    assert asked(by_notify, clock, later=timedelta(minutes=1)) == [], "it has hardly gone"
    govuk.kept[0]["status"] = status
    assert asked(by_notify, clock) == [Delivered.FAILED]
    went.refresh_from_db()
    assert went.state == "failed"
    assert what_to_do in went.trouble
    assert said(went) == ["went", "failed"]
    assert not AskedAfter.objects.exists()
    try_again(by=guide(mailed), message=went.public)
    Posting(by_notify).round()
    # The second is another message to Notify, and is asked after by its own name.
    govuk.kept[1]["status"] = "delivered"
    assert asked(by_notify, clock) == [Delivered.DELIVERED]
    went.refresh_from_db()
    assert (went.state, said(went)[-2:]) == ("went", ["went", "delivered"])


def test_while_nothing_is_known_it_is_asked_again_for_five_days_and_no_longer(
    went: Message, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    began, times = now(), 0
    while AskedAfter.objects.exists():
        clock.shift(timedelta(hours=1))
        times += len(asked(by_notify, clock))
    assert times == 17
    assert timedelta(days=4) < now() - began < timedelta(days=6)
    assert said(went) == ["went", "not known whether it was delivered"]
    went.refresh_from_db()
    assert went.state == "went"
    assert govuk.asked == ["send", *["look up"] * 17]


@pytest.mark.parametrize(
    "does", ["stop before keeping", "gibberish", (500, "Internal server error")], ids=str
)
def test_nobody_who_answers_costs_none_of_the_times(
    went: Message, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller, does: str
) -> None:
    govuk.does = [does]
    assert asked(by_notify, clock) == [Delivered.NOT_REACHED]
    assert AskedAfter.objects.get().times == 0
    govuk.kept[0]["status"] = "delivered"
    assert asked(by_notify, clock, later=LEASE) == [Delivered.DELIVERED]
    assert said(went) == ["went", "delivered"]


def test_where_nobody_answers_the_others_are_not_asked_after_in_vain(
    put: Put, went: Message, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    put()
    Posting(by_notify).round()
    govuk.does = ["stop before keeping", "stop before keeping"]
    clock.shift(TWO_MINUTES)
    worker = Asking(by_notify)
    assert worker.round().total() == 1
    assert worker.round().total() == 0


def test_two_workers_ask_after_it_once(
    went: Message, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    clock.shift(TWO_MINUTES)
    assert ask_after(way="notify") is not None
    assert ask_after(way="notify") is None
    clock.shift(LEASE)
    assert ask_after(way="notify") is not None, "whoever asked was killed"


def test_what_is_heard_of_an_earlier_sending_says_nothing_of_the_later(
    went: Message, mailed: Harbour, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    clock.shift(TWO_MINUTES)
    early = ask_after(way="notify")
    assert early is not None
    it_was_not_delivered(early, trouble="There is no such mail address.")
    try_again(by=guide(mailed), message=went.public)
    Posting(by_notify).round()
    # Another worker had asked too, and was slow.
    it_was_delivered(early)
    assert "delivered" not in said(went)
    assert AskedAfter.objects.exists()


def test_a_clock_that_jumps_back_still_asks(
    went: Message, govuk: NotifyStandIn, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    govuk.kept[0]["status"] = "delivered"
    assert asked(by_notify, clock, later=-timedelta(days=400)) == [Delivered.DELIVERED]


def test_what_went_another_way_is_asked_after_by_nobody(
    put: Put, by_server: MailServer, by_folder: Folder, by_notify: Notify, clock: time_machine.Traveller
) -> None:
    for way in (by_server, by_folder):
        put()
        Posting(way).round()
        assert Asking(way).round().total() == 0
    assert not AskedAfter.objects.exists()
    clock.shift(TWO_MINUTES)
    assert ask_after(way="notify") is None
