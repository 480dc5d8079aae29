"""The address that mails and invitations come from."""

from urllib.parse import urlsplit

from django.conf import settings


def host() -> str:
    """The name people reach Held by."""
    return urlsplit(settings.HELD_ADDRESS).hostname or "localhost"


def sender() -> str:
    return settings.HELD_MAIL.sender or f"held@{host()}"
