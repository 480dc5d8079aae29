"""Why a message need not go any more, asked right before it is sent: what waited may have been overtaken meanwhile."""

from datetime import datetime

from django.db.models import Q, QuerySet

from held.record.actions.history.append import chain_with
from held.record.actions.messages.withdraw import RECEIVED, STRUCK
from held.record.clock import now
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
from held.record.tables.work.cover import Cover
from held.record.tables.work.notice import Notice

OVERTAKEN = "A later one about the same appointment takes its place."
COVERS_NO_MORE = "They no longer cover for whoever it waited with."
NOTHING_WAITS = "What waited with whoever they cover for has been received."


def no_longer(message: Message) -> str:
    """A sentence, or nothing where it is to go. `notice`, `cover`, `child` and `transition` are read with it."""
    if message.notice is not None and message.notice.received is not None:
        return RECEIVED
    if message.cover is not None:
        return _of_cover(message.cover, message.written)
    if message.because is not None and (message.child or message.transition):
        strikes = chain_with(message.child, message.transition).filter(kind=A_STRIKE).select_related("words")
        if message.because in struck_among(strikes.order_by("number")):
            return STRUCK
    if message.invitation_id is None:
        return ""
    later = of_invitation(message.invitation_id).filter(id__gt=message.pk)
    return OVERTAKEN if later.exclude(state__in=(WITHDRAWN, NO_ADDRESS)).exists() else ""


def of_invitation(invitation: int) -> QuerySet[Message]:
    """What went or goes to somebody about one appointment of theirs."""
    return Message.objects.filter(invitation=invitation)


def _of_cover(cover: Cover, told: datetime) -> str:
    """Of what waited when the deputy was to be told."""
    if cover.until is not None and cover.until <= now():
        return COVERS_NO_MORE
    waits = Notice.objects.filter(worker=cover.absent_id, received=None, sent__lte=told)
    return "" if waits.exists() else NOTHING_WAITS


def may_have_arrived(messages: QuerySet[Message]) -> bool:
    """Whether any of these went, or nobody can say that it did not."""
    gone = Q(state__in=(BEING_SENT, WENT, UNCERTAIN)) | Q(handed_over__isnull=False)
    return messages.filter(gone | Q(entries__says__in=(WENT, UNCERTAIN))).exists()
