"""An invitation goes out by mail, worded by the pack, with what the calendar reads."""

from datetime import datetime

from django.conf import settings

from held.engine.wording import the_moment
from held.language.letter import Reader
from held.language.pack import Pack
from held.record.actions.messages.put_message import link_of, new_reference, put_message
from held.record.actions.messages.worded import Wording, worded
from held.record.mail_sender import sender
from held.record.reading.work.calendar_text import Mailbox, Method, calendar_text, entry_of
from held.record.tables.work.invitation import Invitation

INVITED, CALLED_OFF = "invitation", "called off"
"""What sort of message it is, as administrators read it."""


def send(row: Invitation, method: Method, *, pack: Pack, moment: datetime) -> None:
    """In the transaction of what it tells of. Nothing goes to whoever has no mail address: their calendar is on the page."""
    if not row.worker.email:
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
        calendar=calendar_text(
            [entry_of(row, link=link)],
            method,
            organizer=Mailbox(settings.HELD_AUTHORITY or "Held", sender()),
            attendee=Mailbox(row.worker.name, row.worker.email),
        ),
    )


def _when(row: Invitation) -> str:
    return f"{'every week from ' if row.is_weekly else ''}{the_moment(row.starts)}"
