"""What is to be done next with an extract: read it, compare it, or take it in. As far as it goes, or for some seconds."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from held.record.actions.imports.at_work import TakenOver, lay_down, so_far, take_up
from held.record.actions.imports.confirm import the_extract
from held.record.actions.imports.read_in import read_in
from held.record.actions.imports.take_in import take_in
from held.record.actions.imports.weigh import weigh
from held.record.tables.imports.extract import Extract


@dataclass(frozen=True)
class SoFar:
    """`state`: as the extract has it. `done`: rows."""

    state: str
    done: int


WORK: Mapping[str, Callable[[Extract], Iterator[int]]] = {
    Extract.State.READING: read_in,
    Extract.State.WEIGHING: weigh,
    Extract.State.TAKING_IN: take_in,
}


def go_on(*, extract: str, seconds: float | None = None) -> Iterator[SoFar]:
    """Says how far it is, now and then. Stops by itself when somebody has to look at it, when another process works on it,
    or after so many seconds; what is left then is done by whoever goes on next.
    """
    until = None if seconds is None else time.monotonic() + seconds
    found = the_extract(extract)
    while found.state in WORK:
        if not take_up(found):
            return
        if found.state == Extract.State.WEIGHING:
            _from_the_start(found)
        try:
            yield from _stages(found, until)
        except TakenOver:
            return
        finally:
            lay_down(found)
        if until is not None and time.monotonic() > until:
            return
        found = the_extract(extract)


def _stages(extract: Extract, until: float | None) -> Iterator[SoFar]:
    """Reading and comparing in one go: begun again from the first row where it is broken off."""
    while extract.state in WORK:
        state = extract.state
        for done in WORK[state](extract):
            so_far(extract, done)
            yield SoFar(state, done)
            if until is not None and time.monotonic() > until:
                return


def _from_the_start(extract: Extract) -> None:
    with transaction.atomic():
        Extract.objects.filter(pk=extract.pk).update(state=Extract.State.READING)
    extract.state = Extract.State.READING


def work_waiting() -> list[str]:
    """The extracts that something is to be done with, for whoever works beside the pages."""
    return list(Extract.objects.filter(state__in=list(WORK)).order_by("pk").values_list("public", flat=True))
