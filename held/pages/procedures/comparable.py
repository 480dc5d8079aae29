"""The packs that can be laid beside each other: whatever was ever in force here, and what comes with Held."""

from collections.abc import Mapping
from dataclasses import dataclass

from held.language.pack import Pack
from held.pages.components.fields import Field, Option
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import curly
from held.record.reading.procedures import pack_by_hash
from held.record.reading.procedures.shipped import shipped
from held.record.reading.procedures.versions import SHORT, Version


@dataclass(frozen=True)
class Comparable:
    """`short`: the beginning of its hash. `since`: from when it is or was in force, or that it came with Held."""

    short: str
    title: str
    version: str
    since: str
    is_in_force_here: bool

    @property
    def words(self) -> str:
        return f"{self.version}, {self.title} ({self.since})"


def comparable(versions: tuple[Version, ...]) -> dict[str, Comparable]:
    """By the beginning of the hash: versions first, the latest first; then what comes with Held and was never in force."""
    found: dict[str, Comparable] = {}
    for version in versions:
        since = f"from {full_date(version.from_date)}" + (", in force today" if version.holds else "")
        one = Comparable(version.short, curly(version.title), version.version, since, True)
        found.setdefault(version.short, one)
    for pack in shipped():
        one = Comparable(pack.hash[:SHORT], curly(pack.title), pack.version, "comes with Held", False)
        found.setdefault(one.short, one)
    return found


def pack_called(short: str, versions: tuple[Version, ...]) -> Pack:
    """One of those that can be compared. Raises LookupError."""
    for version in versions:
        if version.short == short:
            return pack_by_hash(version.hash)
    for pack in shipped():
        if pack.hash[:SHORT] == short:
            return pack
    raise LookupError(short)


def choosing(name: str, label: str, every: Mapping[str, Comparable], chosen: str) -> Field:
    """One of the two to choose."""
    options = tuple(
        Option(f"{name}-{one.short}", one.short, one.words, one.short == chosen) for one in every.values()
    )
    return Field(id=name, kind="choose", label=label, typed=chosen, options=options)
