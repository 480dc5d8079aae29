"""Messages that wait are withdrawn: what they tell of was struck, or somebody has it already."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from held.record.tables.history.happening import Happening
from held.record.tables.messages.message import WAITING, WITHDRAWN, Message
from held.record.tables.messages.message_entry import MessageEntry
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice

STRUCK = "What it tells of was struck."
RECEIVED = "Somebody said that they have what it tells of."


def withdraw_what_was_struck(*, happening: Happening, by: Worker, moment: datetime) -> None:
    """Within the caller's transaction. What is being sent is withdrawn should it ever wait again; what went is not called
    back."""
    waiting = Message.objects.filter(child=happening.child_id, because=happening.number, state=WAITING)
    if happening.child_id is None:  # each round has numbers of its own
        waiting = waiting.filter(transition=happening.transition_id)
    _withdraw(waiting, STRUCK, by, moment)


def withdraw_what_was_received(*, notice: Notice, by: Worker, moment: datetime) -> None:
    """Within the caller's transaction."""
    _withdraw(Message.objects.filter(notice=notice, state=WAITING), RECEIVED, by, moment)


def withdraw_what_waits(messages: QuerySet[Message], *, why: str, moment: datetime) -> None:
    """Within the caller's transaction: those of these that wait, by no act of anybody's."""
    _withdraw(messages.filter(state=WAITING), why, None, moment)


def _withdraw(waiting: QuerySet[Message], why: str, by: Worker | None, moment: datetime) -> None:
    found: Iterable[Message] = list(waiting.select_for_update().only("pk"))
    if not found:
        return
    Message.objects.filter(pk__in=[one.pk for one in found]).update(
        state=WITHDRAWN, trouble=why, settled=moment
    )
    MessageEntry.objects.bulk_create(
        MessageEntry(message=one, at=moment, says=WITHDRAWN, trouble=why, by=by) for one in found
    )
