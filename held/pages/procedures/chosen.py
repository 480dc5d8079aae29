"""Which pack a page reads: the one in force, or the one whose hash stands in the address."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from held.language.pack import Pack, Procedure
from held.pages.wording.dates import full_date
from held.pages.wording.phrases import anchor, curly
from held.record.reading.procedures import NothingInForce, pack_by_hash
from held.record.reading.procedures.versions import Version, version_called, version_in_force, versions


@dataclass(frozen=True)
class Chosen:
    """`short`: the beginning of the hash as it stands in the address; empty for the pack in force."""

    pack: Pack
    version: Version
    every: tuple[Version, ...]
    short: str

    def address(self, page: str, procedure: Procedure | None = None) -> str:
        """Of a page about this very version: what is linked from an old one stays with the old one."""
        parts = {"slug": anchor(procedure.name)} if procedure else {}
        if not self.short:
            return reverse(page, kwargs=parts)
        return reverse(f"{page} of a version", kwargs={"short": self.short, **parts})

    @property
    def notice(self) -> str:
        return curly(self.pack.notice)

    @property
    def source(self) -> str:
        return curly(self.pack.source)

    @property
    def in_force(self) -> str:
        """ "In force from Monday 5 January 2026"."""
        since = full_date(self.version.from_date)
        if self.version.holds:
            return f"In force from {since}"
        if self.version.until and self.version.until <= timezone.localdate():
            return f"It was in force from {since} to {full_date(self.version.until)}"
        return f"It will be in force from {since}"

    @property
    def other_words(self) -> str:
        """What is said on top of a version that does not hold today; empty for the one that does."""
        if self.version.holds:
            return ""
        keeps = "A transition keeps the words it began with, until a manager moves it."
        return f"These are not the words in force today. {self.in_force}. {keeps}"


def chosen(short: str) -> Chosen:
    """In one query. Raises NothingInForce, or Http404 where no such version was ever in force."""
    every = versions(on=timezone.localdate())
    try:
        version = version_called(short, every) if short else version_in_force(every)
    except LookupError as unknown:
        raise Http404(str(unknown)) from None
    return Chosen(pack_by_hash(version.hash), version, every, short)


def the_procedure(slug: str, short: str) -> tuple[Chosen, Procedure]:
    """Raises Http404 where that pack has no such procedure."""
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        raise Http404(str(nothing)) from None
    for procedure in found.pack.procedures.values():
        if anchor(procedure.name) == slug:
            return found, procedure
    raise Http404("There is no such procedure.")
