"""An invitation goes out by mail, worded by the pack, with what the calendar reads."""

from datetime import datetime

from django.conf import settings
from django.db.models import Q

from held.engine.calendar import local_day
from held.engine.wording import the_moment
from held.language.letter import Reader
from held.language.pack import Pack
from held.record.actions.messages.no_longer import OVERTAKEN, may_have_arrived, of_invitation
from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.withdraw import withdraw_what_waits
from held.record.actions.messages.worded import Wording, worded
from held.record.mail_sender import sender
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.work.calendar_text import Mailbox, Method, calendar_text, entry_of
from held.record.tables.people.worker import Worker
from held.record.tables.work.invitation import Invitation

INVITED, CALLED_OFF = "invitation", "called off"
"""What sort of message it is, as administrators read it."""


def send(row: Invitation, method: Method, *, pack: Pack, moment: datetime) -> None:
    """In the transaction of what it tells of, and in place of what still waits about the same appointment, so that nothing
    arrives after its own change. What certainly never went is not called off.

    To whoever has no mail address too: the message says so, and `send_what_stands` sends it once they have one.
    """
    before = of_invitation(row.pk)
    withdraw_what_waits(before, why=OVERTAKEN, moment=moment)
    if method is Method.CANCEL and not may_have_arrived(before):
        return
    reference = new_reference()
    link = link_of(reference)
    is_off = method is Method.CANCEL
    words = {"the appointment": row.what, "when": _when(row)}
    reader = Reader.UNINVITED if is_off else Reader.INVITED
    mail = worded(Wording(reader, pack, "", words), name=row.worker.name, link=link)
    put_message(
        kind=CALLED_OFF if is_off else INVITED,
        subject=mail.subject,
        text=mail.text,
        moment=moment,
        reference=reference,
        worker=row.worker,
        child=row.transition.child if row.transition else None,
        transition=row.transition,
        wording=mail.by,
        invitation=row,
        calendar=calendar_text(
            [entry_of(row, link=link)],
            method,
            organizer=Mailbox(settings.HELD_AUTHORITY or "Held", sender()),
            attendee=Mailbox(row.worker.name, row.worker.email),
        ),
    )


def send_what_stands(*, worker: Worker, moment: datetime) -> None:
    """In a transaction: to somebody who has a mail address from now on, all that they are invited to and is still to come."""
    rows = Invitation.objects.filter(
        Q(is_weekly=True) | Q(starts__gt=moment), worker=worker, called_off=False
    )
    for row in rows.select_related("worker", "transition__child").order_by("starts", "id"):
        send(row, Method.REQUEST, pack=_pack_of(row, moment), moment=moment)


def _pack_of(row: Invitation, moment: datetime) -> Pack:
    return pack_by_hash(row.transition.pack_hash) if row.transition else pack_in_force(on=local_day(moment))


def _when(row: Invitation) -> str:
    return f"{'every week from ' if row.is_weekly else ''}{the_moment(row.starts)}"
