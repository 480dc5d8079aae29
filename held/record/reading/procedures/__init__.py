"""The procedures an authority has put in force: which pack holds on a day, and the pack behind a content hash."""

import json
from datetime import date
from functools import lru_cache

from django.db import DatabaseError, connection
from django.db.models import QuerySet

from held.language.pack import Pack
from held.language.reading import read_text
from held.record.prepared import prepared
from held.record.tables.procedures.in_force import InForce
from held.record.tables.procedures.pack_text import PackText


class NothingInForce(Exception):
    """No pack holds on that day: put one in force first."""


def pack_in_force(*, on: date) -> Pack:
    """The pack that holds on this day. Raises NothingInForce."""
    return pack_by_hash(hash_in_force(on=on))


def hash_in_force(*, on: date) -> str:
    """Of those whose day has come the latest; of two for one day the later recorded. Raises NothingInForce."""
    found = _hashes_in_force(on=on)
    if not found:
        raise NothingInForce(
            f"No procedures are in force on {on:%d %B %Y}. Put a pack in force: held put-in-force PATH --from DATE --by NAME."
        )
    return str(found[0])


@prepared
def _hashes_in_force(*, on: date) -> QuerySet:
    rows = InForce.objects.filter(from_date__lte=on).order_by("-from_date", "-id")
    return rows.values_list("pack_text__hash", flat=True)[:1]


def pack_by_hash(content_hash: str) -> Pack:
    """The pack with this content hash, as it was put in force. Raises LookupError."""
    return _read(content_hash)


def read_ahead() -> None:
    """Reads every version that was ever put in force, for this process to keep. Where the database is away, or a pack in it
    was changed, that is left for the first page to say."""
    try:
        for content_hash in set(InForce.objects.values_list("pack_text__hash", flat=True)):
            pack_by_hash(content_hash)
    except (DatabaseError, LookupError):
        pass
    finally:
        connection.close()


@lru_cache(maxsize=32)
def _read(content_hash: str) -> Pack:
    """Kept in this process: a text under its content hash never changes."""
    text = PackText.objects.filter(hash=content_hash).values_list("text", flat=True).first()
    if text is None:
        raise LookupError(f"No pack with the content hash {content_hash[:12]} was ever put in force here.")
    pack = read_text(json.loads(text), kept=True)
    if pack.hash != content_hash:
        raise LookupError(
            f"The pack kept under {content_hash[:12]} was changed in the database. Run held verify."
        )
    return pack
