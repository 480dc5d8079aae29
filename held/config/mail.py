"""How mail goes out of an installation, as its environment says it; or a sentence that says what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

WAYS = ("folder", "smtp", "notify")
SECURITIES = ("starttls", "tls", "none")
GOVUK = "https://api.notifications.service.gov.uk"


class MailNotUnderstood(ValueError):
    """A sentence: what is wrong with what was said about mail. It repeats no password and no key."""


@dataclass(frozen=True, kw_only=True)
class MailSettings:
    """What the person who started Held asked for about mail."""

    way: str
    """HELD_MAIL: folder (each mail a file in HELD_HOME/mail), smtp (a mail server) or notify (GOV.UK Notify)."""
    sender: str
    """HELD_MAIL_FROM: the address mails come from, by smtp or to the folder."""
    host: str
    """HELD_SMTP_HOST: the mail server's name."""
    port: int
    """HELD_SMTP_PORT: 587 where nothing is said; 465 with tls from the start, 25 with none."""
    security: str
    """HELD_SMTP_SECURITY: starttls where nothing is said, tls from the start, or none."""
    name: str
    """HELD_SMTP_NAME: the name Held signs in to the mail server with, where it has to."""
    password: str
    """HELD_SMTP_PASSWORD: and the password."""
    notify_key: str
    """HELD_NOTIFY_KEY: the key of the authority's service at GOV.UK Notify."""
    notify_template: str
    """HELD_NOTIFY_TEMPLATE: the id of a mail template there, with the two parts ((subject)) and ((text))."""
    notify_address: str
    """HELD_NOTIFY_ADDRESS: where Notify is; GOV.UK's where nothing is said."""


def read_mail(environ: Mapping[str, str], *, demo: bool, address: str) -> MailSettings:
    """`address`: where people reach Held, empty where nobody but this machine does. Raises MailNotUnderstood."""

    def said(name: str, otherwise: str = "") -> str:
        return environ.get(name, "").strip() or otherwise

    security = said("HELD_SMTP_SECURITY", "starttls")
    if security not in SECURITIES:
        raise MailNotUnderstood(f"HELD_SMTP_SECURITY: “{security}” is none of {', '.join(SECURITIES)}.")
    port = said("HELD_SMTP_PORT", {"starttls": "587", "tls": "465", "none": "25"}[security])
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise MailNotUnderstood(f"HELD_SMTP_PORT: “{port}” is no port. Give a number from 1 to 65535.")
    settings = MailSettings(
        way=said("HELD_MAIL", "folder"),
        sender=said("HELD_MAIL_FROM"),
        host=said("HELD_SMTP_HOST"),
        port=int(port),
        security=security,
        name=said("HELD_SMTP_NAME"),
        password=environ.get("HELD_SMTP_PASSWORD", ""),
        notify_key=said("HELD_NOTIFY_KEY"),
        notify_template=said("HELD_NOTIFY_TEMPLATE"),
        notify_address=said("HELD_NOTIFY_ADDRESS", GOVUK),
    )
    problem = _problem(settings, demo=demo, address=address)
    if problem:
        raise MailNotUnderstood(problem)
    return settings


def _problem(settings: MailSettings, *, demo: bool, address: str) -> str:
    """A sentence; empty where nothing is missing."""
    way = settings.way
    if way not in WAYS:
        return f"HELD_MAIL: “{way}” is none of {', '.join(WAYS)}."
    if way == "folder":
        return ""
    if demo:
        return (
            f"HELD_DEMO=1 and HELD_MAIL={way}: no mail leaves a demonstration, where everybody is invented. "
            "Leave HELD_MAIL out, and each mail becomes a file in HELD_HOME/mail."
        )
    needed = {
        "smtp": {"HELD_SMTP_HOST": settings.host, "HELD_MAIL_FROM": settings.sender},
        "notify": {"HELD_NOTIFY_KEY": settings.notify_key, "HELD_NOTIFY_TEMPLATE": settings.notify_template},
    }[way] | {"HELD_ADDRESS": address}
    missing = [name for name, value in needed.items() if not value]
    if missing:
        return f"HELD_MAIL={way} also needs {' and '.join(missing)}."
    if way == "smtp" and settings.security == "none" and settings.password:
        return "HELD_SMTP_SECURITY=none would send HELD_SMTP_PASSWORD in the clear. Use starttls or tls."
    if way == "notify" and len(settings.notify_key) < 73:
        return "HELD_NOTIFY_KEY is too short to be a key of GOV.UK Notify. Copy all of it."
    return ""
