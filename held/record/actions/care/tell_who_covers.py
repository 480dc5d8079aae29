"""Whoever covers is mailed what waits unread with the absent worker as cover begins: one mail, in which each notice is once.

What is written while they cover is mailed to them with the notice itself.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.said_by_mail import mail_about_cover
from held.record.clock import now
from held.record.going_on import going_on
from held.record.reading.work.said_to_me import with_entry
from held.record.reading.work.urgent_line import is_urgent_notice
from held.record.tables.messages.message import Message
from held.record.tables.work.cover import Cover
from held.record.tables.work.notice import Notice

COVERS = "cover begins"
"""What sort of message it is, as administrators read it."""


def tell_who_covers() -> int:
    """Where cover has begun by now. How many were looked at, each in a transaction of its own."""
    begun = list(_begun(now()).order_by("since", "pk").values_list("pk", flat=True))
    for cover in begun:
        with transaction.atomic():
            found = _begun(now()).select_for_update(skip_locked=True, of=("self",)).filter(pk=cover).first()
            if found is not None:
                tell_of_cover(found)
    return len(begun)


def tell_of_cover(cover: Cover) -> None:
    """Within the caller's transaction. No mail where nothing waits that they were not mailed about before."""
    moment = now()
    waits = list(_untold(cover))
    if waits:
        reference = new_reference()
        is_urgent = any(map(is_urgent_notice, waits))
        mail = mail_about_cover(len(waits), is_urgent=is_urgent, link=link_of(reference))
        put_message(
            kind=COVERS,
            subject=mail.subject,
            text=mail.text,
            moment=moment,
            reference=reference,
            worker=cover.deputy_id,
            cover=cover,
        )
    cover.told = moment
    cover.save(update_fields=["told"])


def _begun(moment: datetime) -> QuerySet[Cover]:
    return Cover.objects.filter(going_on(moment), told=None)


def _untold(cover: Cover) -> QuerySet[Notice]:
    """What they were mailed about neither by itself nor when they covered for the same worker before."""
    by_itself = Message.objects.filter(notice=OuterRef("pk"), worker=cover.deputy_id)
    waits = Notice.objects.filter(~Exists(by_itself), worker=cover.absent_id, received=None)
    before = Cover.objects.filter(absent=cover.absent_id, deputy=cover.deputy_id).aggregate(last=Max("told"))
    if before["last"] is not None:
        waits = waits.filter(sent__gt=before["last"])
    return with_entry(waits).select_related("child", "transition", "worker")
