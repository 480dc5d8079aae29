"""Which way messages go out of this installation."""

from pathlib import Path

from django.conf import settings

from held.integrations.mail.folder import Folder
from held.integrations.mail.mail_server import MailServer
from held.integrations.mail.way import Way


def mail_folder() -> Path:
    return Path(settings.HELD_HOME) / "mail"


def way_out() -> Way:
    """As the environment says it (HELD_MAIL)."""
    mail = settings.HELD_MAIL
    if mail.way == "smtp":
        return MailServer(
            host=mail.host,
            port=mail.port,
            security=mail.security,
            sign_in_as=mail.name,
            password=mail.password,
        )
    if mail.way == "notify":
        # Read here: it brings a whole web client with it.
        from held.integrations.mail.notify import Notify

        return Notify(address=mail.notify_address, key=mail.notify_key, template=mail.notify_template)
    return Folder(mail_folder())
