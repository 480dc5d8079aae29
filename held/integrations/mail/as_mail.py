"""A message as a mail (RFC 5322): plain words, and an invitation where it has one. Nobody's name is in it."""

import re
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from held.record.actions.messages.claim import Claimed
from held.record.mail_sender import host, sender

SEVEN_BITS = SMTP.clone(cte_type="7bit")
METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


def as_mail(claimed: Claimed) -> EmailMessage:
    """The same bytes however often it is made: its id, and with it the mail, is the message's own."""
    mail = EmailMessage(policy=SEVEN_BITS)
    mail["From"] = sender()
    mail["To"] = claimed.to
    mail["Subject"] = claimed.subject
    mail["Date"] = format_datetime(claimed.written)
    mail["Message-ID"] = f"<{claimed.reference}@{host()}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence is answered to it
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(claimed.text)
    if claimed.calendar:
        found = METHOD.search(claimed.calendar)
        method = found.group(1) if found else "PUBLISH"
        mail.add_alternative(
            claimed.calendar.encode(),
            maintype="text",
            subtype="calendar",
            cte="base64",
            params={"method": method, "charset": "utf-8"},
        )
        mail.add_attachment(
            claimed.calendar.encode(), maintype="text", subtype="calendar", filename="invitation.ics"
        )
        # Alternatives make their boundary at random; the same mail is to be the same bytes.
        for number, part in enumerate(one for one in mail.walk() if one.is_multipart()):
            part.set_boundary(f"held-{claimed.reference}-{number}")
    return mail
