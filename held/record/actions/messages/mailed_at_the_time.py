"""For invented families alone: the messages of their invented past went when they were written. Nobody mails the past."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from held.record.tables.messages.message import WAITING, WENT, Message
from held.record.tables.messages.message_entry import MessageEntry


@transaction.atomic
def mailed_at_the_time(*, before: datetime) -> None:
    """All that wait since before then."""
    waiting = Message.objects.filter(state=WAITING, written__lt=before)
    rows = list(waiting.values_list("pk", "written"))
    MessageEntry.objects.bulk_create(MessageEntry(message_id=pk, at=at, says=WENT) for pk, at in rows)
    waiting.update(state=WENT, attempts=1, settled=F("written"))
