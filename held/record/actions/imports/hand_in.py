"""Files of a case system are handed in, to be read and shown. Nothing of the record is touched yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.imports.forget import forget
from held.record.clock import now
from held.record.reading.people.team import rights_of
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_file import ExtractFile
from held.record.tables.people.worker import Worker

UNSAID = "the case system"
"""What a system is called until somebody names it."""


@dataclass(frozen=True)
class Handed:
    """A file as somebody named it, and where it lies until it is read."""

    name: str
    path: Path


@transaction.atomic
def hand_in(*, by: Worker, files: Sequence[Handed], system: str = "", of: date | None = None) -> str:
    """The extract's id. Without a system the one that came before; without a day it was given out today. Raises CanNot.

    One extract is worked on at a time: one that was only looked at makes way.
    """
    may_import(by)
    if not files:
        raise CanNot("Choose at least one file.")
    moment = now()
    named = _system(system)
    given_out = of or local_day(moment)
    if given_out > local_day(moment):
        raise CanNot("An extract was given out on a day that has been. Give that day.")
    latest = Extract.objects.filter(system=named, state=Extract.State.TAKEN_IN).order_by("-of").first()
    if latest is not None and given_out < latest.of:
        raise CanNot(
            f"The extract of {_day(latest.of)} from {named} is in the record already. One of {_day(given_out)} is older, "
            "and would put back what has changed since. Hand in a later one."
        )
    looked_at = Extract.objects.exclude(state__in=(*OVER, Extract.State.TAKING_IN))
    waiting = list(looked_at)
    looked_at.update(state=Extract.State.GIVEN_UP, over=moment)
    if broken_off():
        raise CanNot(
            "Another extract is being taken in. Wait until it is done, then hand this one in; or give that one up."
        )
    refused = Extract.objects.filter(state__in=OVER, files__faults__isnull=False).distinct()
    for before in {*waiting, *refused}:
        forget(before)
    made = Extract.objects.create(system=named, of=given_out, handed_in=moment, handed_in_by=by)
    ExtractFile.objects.bulk_create(
        ExtractFile(extract=made, name=file.name[:255], path=str(file.path)) for file in files
    )
    return made.public


OVER = (Extract.State.REFUSED, Extract.State.TAKEN_IN, Extract.State.GIVEN_UP)


def may_import(by: Worker) -> None:
    """It changes what stands about every child. Raises CanNot for who doesn't answer for them all."""
    rights, pack = rights_of(by)
    if not rights.everybody:
        raise CanNot(
            f"{by.name} does not answer for every child of the authority. Who does hands in what a case system gives out."
        )
    if pack is None:
        raise CanNot(
            "No procedures are in force, so no service and no role is known. Put a pack in force first."
        )


def broken_off() -> str:
    """The id of an extract that was begun and not wholly taken in; empty where there is none."""
    found = Extract.objects.filter(state=Extract.State.TAKING_IN).values_list("public", flat=True).first()
    return found or ""


def _system(given: str) -> str:
    named = " ".join(given.split())
    if len(named) > 100:
        raise CanNot("Give the case system a name of at most 100 letters.")
    if named:
        known = Extract.objects.filter(system__iexact=named).values_list("system", flat=True).first()
        return known or named
    before = list(
        Extract.objects.filter(state=Extract.State.TAKEN_IN)
        .order_by()
        .values_list("system", flat=True)
        .distinct()
    )
    if len(before) > 1:
        raise CanNot(f"Say which case system it comes from: {', '.join(sorted(before))}.")
    return before[0] if before else UNSAID


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
