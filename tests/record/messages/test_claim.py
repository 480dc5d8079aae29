"""One message is taken on by one worker; a lease that ends, and a clock that jumps, lose and double nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection, transaction

from held.record.actions.messages.back_off import LONGEST, MOST_ATTEMPTS, back_off
from held.record.actions.messages.claim import (
    LEASE,
    Claimed,
    about_to_hand_over,
    anything_to_send,
    claim,
    take_back_what_was_let_go,
)
from held.record.actions.messages.put_message import put_message
from held.record.actions.messages.settle import it_failed, it_is_uncertain, it_went, put_off
from held.record.clock import now, standing_at
from held.record.tables.messages.message import Message
from held.record.tables.messages.message_entry import MessageEntry
from tests.record.messages.conftest import guide
from tests.record.transitions.harbour import Harbour

Put = Callable[..., Message]


def claimed(way: str = "smtp") -> Claimed:
    found = claim(way=way)
    assert found is not None
    return found


def state(message: Message) -> str:
    message.refresh_from_db()
    return str(message.state)


def test_a_message_is_taken_on_once_and_by_its_address_of_that_moment(put: Put, mailed: Harbour) -> None:
    message = put()
    guide(mailed).email = "later@harbour.example"
    guide(mailed).save()
    assert anything_to_send()
    taken = claimed()
    assert (taken.reference, taken.to, taken.attempt) == (message.public, "later@harbour.example", 1)
    assert claim(way="smtp") is None
    assert not anything_to_send()
    assert it_went(taken)
    assert (state(message), message.settled) == ("went", now())
    entry = MessageEntry.objects.get(message=message)
    assert (entry.says, entry.to, entry.by) == ("went", "later@harbour.example", None)


@pytest.mark.parametrize("who", ["nobody's address", "switched off"])
def test_nobody_is_mailed_who_has_no_address_or_has_left(put: Put, mailed: Harbour, who: str) -> None:
    if who == "switched off":
        officer = mailed.workers["bureau officer"]
        officer.is_active = False
        officer.save()
        message = put(worker=officer)
    else:
        guide(mailed).email = ""
        guide(mailed).save()
        message = put()
    assert claim(way="smtp") is None
    assert state(message) == "no address"
    assert message.trouble


def test_it_is_put_off_for_minutes_and_then_for_hours(put: Put, clock: time_machine.Traveller) -> None:
    message = put()
    for attempt in range(1, MOST_ATTEMPTS):
        assert put_off(claimed(), trouble="Nobody answered.")
        assert state(message) == "waiting"
        clock.shift(back_off(attempt) - timedelta(seconds=1))
        assert claim(way="smtp") is None
        clock.shift(timedelta(seconds=1))
    assert sum((back_off(one) for one in range(1, MOST_ATTEMPTS)), timedelta()) > timedelta(days=4.5)
    put_off(claimed(), trouble="Nobody answered.")
    assert state(message) == "failed"
    assert "five days" in message.trouble


def test_a_worker_that_stopped_before_handing_over_costs_nothing(
    put: Put, clock: time_machine.Traveller
) -> None:
    message, lost = put(), claimed()
    clock.shift(LEASE)
    assert anything_to_send()
    assert take_back_what_was_let_go(way="smtp", repeats=False) == 0
    again = claimed()
    assert again.reference == message.public
    # It was not dead, only slow: it may not hand over what somebody else has taken on.
    assert not about_to_hand_over(lost)
    assert not put_off(lost, trouble="late")
    assert about_to_hand_over(again)


def test_one_that_stopped_while_handing_over_leaves_it_uncertain(
    put: Put, clock: time_machine.Traveller
) -> None:
    message, lost = put(), claimed()
    assert about_to_hand_over(lost)
    clock.shift(LEASE)
    assert take_back_what_was_let_go(way="smtp", repeats=False) == 1
    assert state(message) == "uncertain"
    assert claim(way="smtp") is None
    # It was only slow, and knows now.
    assert it_went(lost)
    assert state(message) == "went"


def test_one_whose_way_repeats_safely_is_tried_again(put: Put, clock: time_machine.Traveller) -> None:
    message, lost = put(), claimed("notify")
    assert about_to_hand_over(lost)
    clock.shift(LEASE)
    assert take_back_what_was_let_go(way="notify", repeats=True) == 0
    assert claimed("notify").attempt == 2
    assert state(message) == "being sent"


def test_what_may_have_gone_by_another_way_is_uncertain(put: Put, clock: time_machine.Traveller) -> None:
    let_go, put_away = put(), put()
    assert about_to_hand_over(claimed("folder"))
    clock.shift(LEASE)
    assert take_back_what_was_let_go(way="folder", repeats=True) == 0
    later = claimed("folder")
    assert about_to_hand_over(later)
    put_off(later, trouble="The folder was full.", repeats=True)
    assert take_back_what_was_let_go(way="smtp", repeats=False) == 0
    clock.shift(LEASE)
    assert claim(way="smtp") is None
    assert (state(let_go), state(put_away)) == ("uncertain", "uncertain")
    assert "by the way that was used before" in let_go.trouble


def test_what_certainly_went_by_no_way_goes_by_another(put: Put, clock: time_machine.Traveller) -> None:
    message, refused = put(), claimed("smtp")
    assert about_to_hand_over(refused)
    put_off(refused, trouble="451 Later.")
    clock.shift(LEASE)
    assert claimed("notify").reference == message.public


def test_a_clock_that_jumps_back_leaves_nothing_waiting_for_years(
    put: Put, clock: time_machine.Traveller
) -> None:
    put_off_once, being_sent = put(), None
    put_off(claimed(), trouble="Nobody answered.")
    put()
    being_sent = claimed()
    clock.shift(-timedelta(days=400))
    assert claimed().reference == put_off_once.public
    assert take_back_what_was_let_go(way="smtp", repeats=False) == 0
    assert claimed().reference == being_sent.reference


@pytest.mark.parametrize("is_handed_over", [False, True])
def test_what_another_took_on_a_moment_later_is_theirs(put: Put, *, is_handed_over: bool) -> None:
    """Of two workers at once one may have asked the clock, and then have waited while the other went on."""
    message, before = put(), now()
    with standing_at(before + timedelta(seconds=1)):
        taken = claimed()
        assert not is_handed_over or about_to_hand_over(taken)
    with standing_at(before):
        assert take_back_what_was_let_go(way="smtp", repeats=False) == 0
    assert state(message) == "being sent"
    assert it_went(taken)


def test_what_another_put_off_a_moment_later_waits(put: Put) -> None:
    message, before = put(), now()
    Message.objects.filter(pk=message.pk).update(next_attempt=before + timedelta(seconds=1) + LONGEST)
    assert claim(way="smtp") is None


def test_a_clock_that_jumps_forward_doubles_nothing(put: Put, clock: time_machine.Traveller) -> None:
    message, slow = put(), claimed()
    assert about_to_hand_over(slow)
    clock.shift(timedelta(days=400))
    take_back_what_was_let_go(way="smtp", repeats=False)
    assert claim(way="smtp") is None
    assert it_went(slow)
    assert state(message) == "went"
    assert Message.objects.filter(state="waiting").count() == 0


def test_what_failed_and_what_is_uncertain_is_not_sent_again_by_itself(
    put: Put, clock: time_machine.Traveller
) -> None:
    failed, uncertain = put(), put()
    assert it_failed(claimed(), trouble="550 No such person.")
    assert it_is_uncertain(claimed(), trouble="The line was cut.")
    clock.shift(timedelta(days=30))
    assert claim(way="smtp") is None
    assert (state(failed), state(uncertain)) == ("failed", "uncertain")


MANY = 24


def waiting_messages() -> None:
    with transaction.atomic():
        for _ in range(MANY):
            put_message(kind="told", subject="s", text="t", moment=now(), address="desk@harbour.example")


@pytest.mark.filled(by=waiting_messages)
def test_workers_side_by_side_take_on_each_message_once(own_database: None) -> None:
    together = Barrier(3)

    def work(_: int) -> list[str]:
        together.wait()
        taken = []
        try:
            while found := claim(way="smtp"):
                taken.append(found.reference)
                assert about_to_hand_over(found)
                assert it_went(found)
        finally:
            connection.close()
        return taken

    with ThreadPoolExecutor(3) as pool:
        taken = [reference for each in pool.map(work, range(3)) for reference in each]
    assert len(taken) == len(set(taken)) == MANY
    assert Message.objects.filter(state="went", attempts=1).count() == MANY
