"""By a mail server (SMTP, RFC 5321), in a dialogue that always knows whether the server may have the mail.

Until the server has said 354 it has nothing; after the mail's last line it may have it, whatever is heard or not.
"""

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass

from held.integrations.mail.as_mail import as_mail
from held.integrations.mail.outcome import NOT_OURS, WENT, Became, Outcome, in_plain_words
from held.integrations.mail.way import AboutTo
from held.record.actions.messages.claim import Claimed
from held.record.mail_sender import host, sender

GO_ON = 354
SIGN_IN_FIRST = (530, 534, 535, 538)
"""Refusals of Held itself, not of the message."""
CUT = (smtplib.SMTPException, OSError)


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """`security`: starttls, tls, or none. `patience`: seconds it waits for each answer."""

    host: str
    port: int
    security: str
    sign_in_as: str
    password: str
    patience: float = 30
    name = "smtp"
    repeats = False

    def hand_over(self, claimed: Claimed, *, about_to: AboutTo) -> Outcome:
        if not claimed.to.isascii():
            return Outcome(
                Became.REFUSED, "The address has letters in it that this mail server can’t be told."
            )
        try:
            server = self._reached()
        except CUT as trouble:
            return Outcome(Became.NOT_REACHED, self._says(trouble))
        try:
            return self._dialogue(server, claimed, about_to)
        finally:
            _part_from(server)

    def _dialogue(self, server: smtplib.SMTP, claimed: Claimed, about_to: AboutTo) -> Outcome:
        body = re.sub(rb"(?m)^\.", b"..", as_mail(claimed).as_bytes().removesuffix(b"\r\n"))
        try:
            for command, address in ((server.mail, sender()), (server.rcpt, claimed.to)):
                code, words = command(address)
                if not 200 <= code < 300:
                    return _refused(code, words)
            if not about_to():
                return NOT_OURS
            code, words = server.docmd("DATA")
            if code != GO_ON:
                return _refused(code, words)
        except CUT as trouble:
            return Outcome(Became.NOT_REACHED, self._says(trouble))
        try:
            server.send(body + b"\r\n.\r\n")
            code, words = server.getreply()
        except CUT:
            return Outcome(
                Became.UNCERTAIN,
                "The line was cut after the mail was handed over, before the mail server said whether it has it.",
            )
        if 200 <= code < 300:
            return WENT
        if code < 200:
            return Outcome(Became.UNCERTAIN, "The mail server answered in a way that nobody understands.")
        return _refused(code, words)

    def _reached(self) -> smtplib.SMTP:
        """Greeted and signed in."""
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, host(), timeout=self.patience, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(self.host, self.port, host(), timeout=self.patience)
        try:
            server.ehlo_or_helo_if_needed()
            if self.security == "starttls":
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            if self.sign_in_as:
                server.login(self.sign_in_as, self.password)
        except BaseException:
            server.close()
            raise
        return server

    def _says(self, trouble: Exception) -> str:
        where = f"{self.host}, port {self.port}"
        if isinstance(trouble, smtplib.SMTPAuthenticationError):
            return f"The mail server at {where} refused Held’s name and password."
        if isinstance(trouble, smtplib.SMTPNotSupportedError):
            return f"The mail server at {where} does not offer what HELD_SMTP_SECURITY or HELD_SMTP_NAME ask for."
        if isinstance(trouble, smtplib.SMTPResponseException):
            return (
                f"The mail server at {where} said: {trouble.smtp_code} {in_plain_words(trouble.smtp_error)}"
            )
        if isinstance(trouble, ssl.SSLError):
            return f"The mail server at {where} could not be spoken to in private: {in_plain_words(trouble.reason)}."
        if isinstance(trouble, smtplib.SMTPServerDisconnected | ConnectionResetError):
            return f"The mail server at {where} cut the line before anything was handed over."
        return f"Nobody answers at {where}, where the mail server should be."


def _refused(code: int, words: bytes) -> Outcome:
    says = f"The mail server said: {code} {in_plain_words(words)}"
    if code == 421 or code in SIGN_IN_FIRST or code < 400:
        return Outcome(Became.NOT_REACHED, says)
    return Outcome(Became.PUT_OFF if code < 500 else Became.REFUSED, says)


def _part_from(server: smtplib.SMTP) -> None:
    """Nobody waits long for a goodbye: what became of the message is to be written down."""
    with suppress(*CUT, AttributeError):
        if server.sock is not None:
            server.sock.settimeout(1)
            server.docmd("QUIT")
    server.close()
