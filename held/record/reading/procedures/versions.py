"""Every pack that was ever put in force: from which day, by whom and why, so that each can still be read."""

from dataclasses import dataclass
from datetime import date, datetime

from held.record.reading.procedures import NothingInForce
from held.record.tables.procedures.in_force import InForce

SHORT = 12
"""Figures and letters of a content hash, as it stands in addresses."""


@dataclass(frozen=True, kw_only=True)
class Version:
    """One putting in force. `until`: the day from which another holds; None while no other follows.

    `holds`: it is the one in force on the day asked about.
    """

    hash: str
    version: str
    title: str
    from_date: date
    until: date | None
    by_name: str
    recorded: datetime
    reason: str
    holds: bool

    @property
    def short(self) -> str:
        return self.hash[:SHORT]


def versions(*, on: date) -> tuple[Version, ...]:
    """The latest first, those of days to come included; in one query."""
    rows = InForce.objects.select_related("pack_text", "by").order_by("-from_date", "-id")
    found: list[Version] = []
    next_from: date | None = None
    held_found = False
    for row in rows.defer("pack_text__text"):
        holds = not held_found and row.from_date <= on
        held_found = held_found or holds
        found.append(
            Version(
                hash=row.pack_text.hash,
                version=row.pack_text.version,
                title=row.pack_text.title,
                from_date=row.from_date,
                until=next_from,
                by_name=row.by.name,
                recorded=row.recorded,
                reason=row.reason,
                holds=holds,
            )
        )
        next_from = row.from_date
    return tuple(found)


def version_in_force(found: tuple[Version, ...]) -> Version:
    """The one that holds. Raises NothingInForce."""
    for version in found:
        if version.holds:
            return version
    raise NothingInForce(
        "No procedures are in force. Put a pack in force: held put-in-force PATH --from DATE --by NAME."
    )


def version_called(short: str, found: tuple[Version, ...]) -> Version:
    """By the beginning of its content hash; of several the one that holds, else the latest. Raises LookupError."""
    if len(short) < SHORT:
        raise LookupError("An address of a version has twelve figures and letters.")
    matching = [version for version in found if version.hash.startswith(short)]
    if not matching:
        raise LookupError("No such version was ever put in force here.")
    return next((version for version in matching if version.holds), matching[0])


def hash_called(called: str) -> str:
    """Of a version that was ever put in force, by its name or by the beginning of its content hash; of several putting in
    force the latest. Raises LookupError with a sentence."""
    rows = InForce.objects.order_by("-from_date", "-id").values_list("pack_text__hash", "pack_text__version")
    matching = {
        kept: version
        for kept, version in rows
        if version == called or (len(called) >= SHORT and kept.startswith(called))
    }
    if not matching:
        known = ", ".join(dict.fromkeys(version for _, version in rows)) or "none yet"
        raise LookupError(
            f"There is no folder “{called}”, and no such version was ever put in force here ({known})."
        )
    if len(matching) > 1:
        hashes = ", ".join(kept[:SHORT] for kept in matching)
        raise LookupError(f"Several versions are called “{called}”. Say which by its hash: {hashes}.")
    return next(iter(matching))
