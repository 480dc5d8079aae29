"""Why a message need not go any more, asked right before it is sent: what waited may have been overtaken meanwhile."""

import re

from django.db.models import Q, QuerySet

from held.record.actions.history.append import chain_with
from held.record.actions.messages.withdraw import RECEIVED, STRUCK
from held.record.reading.transitions.entries import STRUCK as A_STRIKE
from held.record.reading.transitions.struck import struck_among
from held.record.tables.messages.message import (
    BEING_SENT,
    NO_ADDRESS,
    UNCERTAIN,
    WENT,
    WITHDRAWN,
    Message,
)

OVERTAKEN = "A later one about the same appointment takes its place."
_UID = re.compile(r"^UID:(\S+)\s*$", re.MULTILINE)


def no_longer(message: Message) -> str:
    """A sentence, or nothing where it is to go. `notice`, `child` and `transition` are read with it."""
    if message.notice is not None and message.notice.received is not None:
        return RECEIVED
    if message.because is not None and (message.child or message.transition):
        strikes = chain_with(message.child, message.transition).filter(kind=A_STRIKE).select_related("words")
        if message.because in struck_among(strikes.order_by("number")):
            return STRUCK
    later = of_the_same(message).filter(id__gt=message.pk).exclude(state__in=(WITHDRAWN, NO_ADDRESS))
    return OVERTAKEN if message.calendar and later.exists() else ""


def of_the_same(message: Message) -> QuerySet[Message]:
    """All about the same thing in the same person's calendar, itself among them."""
    found = _UID.search(message.calendar)
    return about(found.group(1), worker=message.worker_id) if found else Message.objects.none()


def about(uid: str, *, worker: int | None) -> QuerySet[Message]:
    """What went or goes to them about the thing that their calendar knows by this name."""
    return Message.objects.filter(worker=worker, calendar__contains=f"UID:{uid}\r\n")


def may_have_arrived(messages: QuerySet[Message]) -> bool:
    """Whether any of these went, or nobody can say that it did not."""
    gone = Q(state__in=(BEING_SENT, WENT, UNCERTAIN)) | Q(handed_over__isnull=False)
    return messages.filter(gone | Q(entries__says__in=(WENT, UNCERTAIN))).exists()
