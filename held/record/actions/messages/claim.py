"""One message at a time is taken on by one worker, however many run; and nobody keeps it longer than a lease."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from held.record.actions.messages.back_off import LONGEST
from held.record.actions.messages.become import become
from held.record.actions.messages.in_order import is_its_turn
from held.record.actions.messages.no_longer import no_longer
from held.record.clock import now
from held.record.tables.messages.message import BEING_SENT, NO_ADDRESS, UNCERTAIN, WAITING, WITHDRAWN, Message
from held.record.tables.messages.message_entry import TRIED_AGAIN
from held.record.tables.public_id import new_public_id

LEASE = timedelta(minutes=10)
"""Longer than any way out takes for one message: each stops waiting for an answer well before."""
NOBODY_TO_MAIL = "No mail address is known for them. It stands in their tray or under My work."
SWITCHED_OFF = "Their account is switched off. Whoever covers finds it under My work."
ANOTHER_WAY = "It may have gone already by the way that was used before."
STOPPED = "Held was stopped while it was handing this over. Whether it arrived is not known."


@dataclass(frozen=True)
class Claimed:
    """A message somebody has taken on. `attempt`: which one this is, from 1. `reference`: the message's own, kept
    through all attempts; `claim`: this attempt's. `sending`: 1, and one more each time a person had it tried again."""

    id: int
    reference: str
    claim: str
    attempt: int
    sending: int
    to: str
    subject: str
    text: str
    calendar: str
    written: datetime


def anything_to_send() -> bool:
    """Looks without locking anything: for a worker that asks every few seconds."""
    moment = now()
    return _due(moment).exists() or _let_go(moment).exists()


def claim(*, way: str) -> Claimed | None:
    """The message that has waited longest, or None. From here until it is settled nobody else takes it on.

    Settled on the way: messages to somebody who has no mail address, those that need not go any more, and those that may
    have gone by another way than this.
    """
    while True:
        with transaction.atomic():
            moment = now()
            found = (
                _due(moment)
                .select_for_update(skip_locked=True, of=("self",))
                .select_related("worker", "team", "notice", "cover", "child", "transition")
                .order_by("next_attempt", "id")
                .first()
            )
            if found is None:
                return None
            overtaken = no_longer(found)
            if overtaken:
                become(found, WITHDRAWN, moment=moment, trouble=overtaken)
                continue
            if not is_its_turn(found, moment=moment):
                continue
            if found.handed_over is not None and found.way != way:
                become(found, UNCERTAIN, moment=moment, trouble=ANOTHER_WAY)
                continue
            address, why_not = _address(found)
            if not address:
                become(found, NO_ADDRESS, moment=moment, trouble=why_not)
                continue
            found.state, found.way, found.claim = BEING_SENT, way, new_public_id()
            found.attempts += 1
            found.lease_until = moment + LEASE
            found.save(update_fields=["state", "way", "claim", "attempts", "lease_until"])
        return Claimed(
            id=found.pk,
            reference=found.public,
            claim=found.claim,
            attempt=found.attempts,
            sending=sending_of(found),
            to=address,
            subject=found.subject,
            text=found.text,
            calendar=found.calendar,
            written=found.written,
        )


def sending_of(message: Message) -> int:
    """1, and one more for each time that a person had it tried again."""
    return 1 + message.entries.filter(says=TRIED_AGAIN).count()


def about_to_hand_over(claimed: Claimed) -> bool:
    """Call right before the one thing that cannot be taken back. False: it is no longer ours, so let it be.

    Written down before it is done: whoever finds the message afterwards knows that it may have arrived.
    """
    moment = now()
    mine = Message.objects.filter(pk=claimed.id, claim=claimed.claim, state=BEING_SENT)
    return bool(mine.update(lease_until=moment + LEASE, handed_over=moment))


def take_back_what_was_let_go(*, way: str, repeats: bool) -> int:
    """Messages whose worker has stopped: tried again where provably nothing was handed over, else uncertain.

    `repeats`: handed over twice by this way, a message still comes to one, so that what went by it is tried again too.
    How many became uncertain.
    """
    uncertain = 0
    with transaction.atomic():
        moment = now()
        for found in _let_go(moment).select_for_update(skip_locked=True, of=("self",)):
            if found.handed_over is None or (repeats and found.way == way):
                found.state, found.lease_until, found.next_attempt = WAITING, None, moment
                found.save(update_fields=["state", "lease_until", "next_attempt"])
            else:
                become(found, UNCERTAIN, moment=moment, trouble=STOPPED)
                uncertain += 1
    return uncertain


def _due(moment: datetime) -> QuerySet[Message]:
    """A time further off than any back-off comes of a clock that was wrong; but not of a worker who asked it after this."""
    at_last = Q(next_attempt__lte=moment) | Q(next_attempt__gt=moment + LONGEST + LEASE)
    return Message.objects.filter(at_last, state=WAITING)


def _let_go(moment: datetime) -> QuerySet[Message]:
    """So with a time further off than any lease: what another took on since this one asked the clock is theirs."""
    over = Q(lease_until__lte=moment) | Q(lease_until__gt=moment + LEASE + LEASE)
    return Message.objects.filter(over, state=BEING_SENT)


def _address(message: Message) -> tuple[str, str]:
    """And why there is none."""
    if message.worker is not None:
        if not message.worker.is_active:
            return "", SWITCHED_OFF
        return message.worker.email, NOBODY_TO_MAIL
    if message.team is not None:
        return message.team.email or "", NOBODY_TO_MAIL
    return message.address, NOBODY_TO_MAIL
