"""What went by a way that says only later whether it was delivered is asked after, until that is known: for five days."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from held.record.actions.messages.become import become
from held.record.actions.messages.claim import LEASE, sending_of
from held.record.clock import now
from held.record.tables.messages.asked_after import AskedAfter
from held.record.tables.messages.message import FAILED, WENT
from held.record.tables.messages.message_entry import MessageEntry

MINUTES = (2, 5, 15, 30, 60, 120, 240, 480, 720)
"""Until it is asked the first time, the second, and so on; then always as long as the last of these."""
MOST_TIMES = 17
"""About five days of them. Counted, and not timed: a clock that jumps loses nothing."""
DELIVERED, NEVER_SAID = "delivered", "not known whether it was delivered"
SAID_NOTHING = "For about five days nobody could say whether it was delivered."


@dataclass(frozen=True)
class Asked:
    """A message somebody asks after now. `reference` and `sending`: as it was handed over."""

    id: int
    reference: str
    sending: int


def asked_after_first(moment: datetime) -> datetime:
    """When what went at this moment is asked after."""
    return moment + _until(0)


def ask_after(*, way: str) -> Asked | None:
    """The message that has waited longest to be asked after, or None. Nobody else asks after it for ten minutes."""
    with transaction.atomic():
        moment = now()
        # A time further off than any comes of a clock that was wrong.
        due = Q(next_time__lte=moment) | Q(next_time__gt=moment + _until(len(MINUTES)))
        found = (
            AskedAfter.objects.filter(due, message__way=way)
            .select_for_update(skip_locked=True, of=("self",))
            .select_related("message")
            .order_by("next_time", "id")
            .first()
        )
        if found is None:
            return None
        found.next_time = moment + LEASE
        found.save(update_fields=["next_time"])
    return Asked(found.message_id, found.message.public, sending_of(found.message))


def it_was_delivered(asked: Asked) -> None:
    _known(asked, DELIVERED, "")


def it_was_not_delivered(asked: Asked, *, trouble: str) -> None:
    """It has failed. `trouble`: why, in plain words, and what to do."""
    _known(asked, FAILED, trouble)


def it_is_not_known_yet(asked: Asked) -> None:
    """Asked again later, each time after longer; after about five days no more, and that is written down."""
    with transaction.atomic():
        found = _still_asked(asked)
        if found is None:
            return
        found.times += 1
        if found.times >= MOST_TIMES:
            _over(found, NEVER_SAID, SAID_NOTHING)
            return
        found.next_time = now() + _until(found.times)
        found.save(update_fields=["times", "next_time"])


def _known(asked: Asked, says: str, trouble: str) -> None:
    with transaction.atomic():
        found = _still_asked(asked)
        if found is not None:
            _over(found, says, trouble)


def _still_asked(asked: Asked) -> AskedAfter | None:
    """Of the same sending: a person may have had it tried again since."""
    rows = AskedAfter.objects.filter(message=asked.id, message__state=WENT).select_related("message")
    found = rows.select_for_update().first()
    return found if found is not None and sending_of(found.message) == asked.sending else None


def _over(found: AskedAfter, says: str, trouble: str) -> None:
    message, moment = found.message, now()
    found.delete()
    if says == FAILED:
        become(message, FAILED, moment=moment, trouble=trouble)
    else:
        MessageEntry.objects.create(message=message, at=moment, says=says, trouble=trouble)


def _until(times: int) -> timedelta:
    return timedelta(minutes=MINUTES[min(times, len(MINUTES) - 1)])
