"""A real mail server (aiosmtpd) that says and cuts off what it is told to, and keeps what it took."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.ports import a_free_port

CUT = "cut"
KEPT_AND_CUT = "kept and cut"


class MailRoom:
    """`says`: what it answers at MAIL, RCPT or DATA instead of 250; CUT closes the line there, and KEPT_AND_CUT, at
    DATA, once it has the mail. `how`: as aiosmtpd is told, such as with a certificate."""

    def __init__(self, **how: Any) -> None:
        self._how = how
        self.says: dict[str, str] = {}
        self.kept: list[EmailMessage] = []
        self.tried = 0
        self.port = a_free_port()
        self._controller: Controller | None = None

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **self._how)
        self._controller.start()

    def close(self) -> None:
        if self._controller is not None:
            self._controller.stop(no_assert=True)
            self._controller = None

    def __enter__(self) -> "MailRoom":
        self.open()
        return self

    def __exit__(self, kind: type | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.kept]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.tried += 1
        envelope.mail_from = address
        return self._answer("MAIL", server)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answer("RCPT", server)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        says = self.says.get("DATA", "")
        if not says or says == KEPT_AND_CUT:
            content: Any = envelope.content
            mail: Any = message_from_bytes(content, policy=default)
            self.kept.append(mail)
        return self._answer("DATA", server)

    def _answer(self, at: str, server: SMTP) -> str:
        says = self.says.get(at, "")
        if says in (CUT, KEPT_AND_CUT):
            assert server.transport is not None
            server.transport.close()
        return says if says[:1].isdigit() else "250 OK"
