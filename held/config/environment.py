"""Everything Held reads from its environment, read here and nowhere else."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from held.config.mail import MailNotUnderstood, MailSettings, read_mail

HOUSE = Path(__file__).resolve().parents[2]
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")


class NotUnderstood(ImproperlyConfigured):
    """A sentence: what Held was started with that it can't read."""


@dataclass(frozen=True)
class Environment:
    """What the person who started Held asked for."""

    home: Path
    """HELD_HOME: the folder that keeps the SQLite database, the secret key and the seals."""
    database_url: str
    """DATABASE_URL: a PostgreSQL address, or empty for SQLite in `home`."""
    pack: str
    """HELD_PACK: the folder of the procedures to open with, or empty for the one that is shipped."""
    hosts: tuple[str, ...]
    """HELD_HOSTS: the names people reach Held by, comma between."""
    demo: bool
    """HELD_DEMO=1: everyone in it is invented, and the sign-in page says who they are."""
    authority: str
    """HELD_AUTHORITY: the authority's name, as every page shows it."""
    accent: str
    """HELD_ACCENT: the authority's colour, like #0b5563. Dark enough to read, and no red: red means late."""
    font: str
    """HELD_FONT: the authority's font, by name, as installed on its people's machines; with commas, the next best."""
    dormant_days: int
    """HELD_DORMANT_DAYS: after how many days without use an account is closed; 90 where nothing is said."""
    proxies: int
    """HELD_PROXIES: how many proxies of your own stand before Held, each adding to X-Forwarded-For; 0 for none."""
    address: str
    """HELD_ADDRESS: where people reach Held, as mails lead them there; the first of HELD_HOSTS where nothing is said."""
    mail: MailSettings
    debug: bool
    """HELD_DEBUG=1: show Django's own account of an error; never where real children are."""

    @property
    def only_this_machine(self) -> bool:
        """Whether nobody but this machine reaches it, so that plain http is enough."""
        return all(host in THIS_MACHINE for host in self.hosts)


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """The environment as it is at this moment."""
    hosts = tuple(host.strip() for host in environ.get("HELD_HOSTS", "").split(",") if host.strip())
    demo = environ.get("HELD_DEMO") == "1"
    address = _address(environ, hosts)
    try:
        mail = read_mail(environ, demo=demo, address=address)
    except MailNotUnderstood as sentence:
        raise NotUnderstood(str(sentence)) from None
    return Environment(
        home=Path(environ.get("HELD_HOME") or HOUSE / "var").resolve(),
        database_url=environ.get("DATABASE_URL", ""),
        pack=environ.get("HELD_PACK", ""),
        hosts=hosts or THIS_MACHINE,
        demo=demo,
        authority=environ.get("HELD_AUTHORITY", "").strip(),
        accent=environ.get("HELD_ACCENT", "").strip(),
        font=environ.get("HELD_FONT", "").strip(),
        dormant_days=_number(environ, "HELD_DORMANT_DAYS", 90, least=1),
        proxies=_number(environ, "HELD_PROXIES", 0, least=0),
        address=address or "http://localhost:8000",
        mail=mail,
        debug=environ.get("HELD_DEBUG") == "1",
    )


def _address(environ: Mapping[str, str], hosts: Sequence[str]) -> str:
    """Empty where nobody but this machine reaches Held."""
    typed = environ.get("HELD_ADDRESS", "").strip().rstrip("/")
    if not typed:
        return f"https://{hosts[0]}" if hosts else ""
    parts = urlsplit(typed)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise NotUnderstood(f"HELD_ADDRESS: “{typed}” is no address like https://held.example.gov.uk.")
    if parts.scheme == "http" and parts.hostname not in THIS_MACHINE:
        raise NotUnderstood(f"HELD_ADDRESS: “{typed}” has to begin with https://: people sign in there.")
    return typed


def _number(environ: Mapping[str, str], name: str, otherwise: int, *, least: int) -> int:
    typed = environ.get(name, "").strip()
    if not typed:
        return otherwise
    if not typed.isdecimal() or int(typed) < least:
        raise NotUnderstood(f"{name}: “{typed}” is not a whole number from {least} up.")
    return int(typed)
