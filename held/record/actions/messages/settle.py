"""What became of an attempt is written down, by whoever has taken the message on and nobody else."""

from datetime import datetime

from django.db import transaction

from held.record.actions.messages.ask_after import asked_after_first
from held.record.actions.messages.back_off import MOST_ATTEMPTS, back_off
from held.record.actions.messages.become import become
from held.record.actions.messages.claim import Claimed
from held.record.clock import now
from held.record.tables.messages.asked_after import AskedAfter
from held.record.tables.messages.message import (
    BEING_SENT,
    FAILED,
    UNCERTAIN,
    WAITING,
    WENT,
    Message,
)

PUT_OFF = "put off"
GIVEN_UP = f"It was tried {MOST_ATTEMPTS} times, for about five days. "


def it_went(claimed: Claimed, *, is_asked_after: bool = False) -> bool:
    """The other side has taken it. Also where the lease has run out meanwhile: what is known is no longer uncertain.

    `is_asked_after`: it says only later whether it was delivered. False: it is no longer this attempt's, as with all here.
    """
    with transaction.atomic():
        is_ours = _settle(claimed, WENT, "", also=(UNCERTAIN,))
        if is_ours and is_asked_after:
            AskedAfter.objects.create(message_id=claimed.id, next_time=asked_after_first(now()))
    return is_ours


def it_failed(claimed: Claimed, *, trouble: str) -> bool:
    """The other side refused it for good. `trouble`: in plain words, with the other side's own."""
    return _settle(claimed, FAILED, trouble)


def it_is_uncertain(claimed: Claimed, *, trouble: str) -> bool:
    """It may have arrived and may not. Never sent again by itself: a person decides."""
    return _settle(claimed, UNCERTAIN, trouble)


def put_off(claimed: Claimed, *, trouble: str, repeats: bool = False) -> bool:
    """The other side has certainly not taken it, or by a way that `repeats` is given it again without coming to two.

    It is tried again later, for about five days; then it has failed.
    """
    if claimed.attempt >= MOST_ATTEMPTS:
        return _settle(claimed, FAILED, GIVEN_UP + trouble)
    return _settle(claimed, WAITING, trouble, is_with_nobody=not repeats)


def _settle(
    claimed: Claimed, state: str, trouble: str, *, also: tuple[str, ...] = (), is_with_nobody: bool = False
) -> bool:
    with transaction.atomic():
        moment: datetime = now()
        mine = Message.objects.filter(pk=claimed.id, claim=claimed.claim, state__in=(BEING_SENT, *also))
        found = mine.select_for_update(of=("self",)).first()
        if found is None:
            return False
        waits = state == WAITING
        if is_with_nobody:
            found.handed_over = None
        become(
            found,
            state,
            moment=moment,
            says=PUT_OFF if waits else "",
            trouble=trouble,
            to=claimed.to if state in (WENT, UNCERTAIN) else "",
            next_attempt=moment + back_off(claimed.attempt) if waits else None,
        )
    return True
