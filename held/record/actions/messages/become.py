"""A message becomes something else, and that is written down beside it."""

from datetime import datetime

from held.record.tables.messages.message import BEING_SENT, WAITING, Message
from held.record.tables.messages.message_entry import MessageEntry
from held.record.tables.people.worker import Worker


def become(
    message: Message,
    state: str,
    *,
    moment: datetime,
    says: str = "",
    trouble: str = "",
    to: str = "",
    by: Worker | None = None,
    next_attempt: datetime | None = None,
) -> None:
    """Within the caller's transaction, the message locked. `says`: what is written down, where it is not the state.

    `to`: the address it was handed over for. `by` is None for what the worker beside the pages found.
    """
    message.state = state
    message.trouble = trouble
    message.settled = None if state in (WAITING, BEING_SENT) else moment
    message.lease_until = None
    if next_attempt is not None:
        message.next_attempt = next_attempt
    message.save(
        update_fields=[
            "state",
            "trouble",
            "settled",
            "lease_until",
            "next_attempt",
            "attempts",
            "handed_over",
        ]
    )
    MessageEntry.objects.create(message=message, at=moment, says=says or state, to=to, trouble=trouble, by=by)
