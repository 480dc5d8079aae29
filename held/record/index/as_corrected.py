"""A step that was set right, as the index reads it again: in the words of the version it is read under."""

from collections.abc import Iterable
from dataclasses import replace

from held.engine.history import Began, Corrected, StepTaken
from held.engine.history import Happening as Entry
from held.engine.versions.carrying import carry
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import entry_of
from held.record.tables.history.happening import Happening


def as_corrected(
    *, entry: StepTaken, later: Happening, procedure: str, begun: Iterable[Began], under: str
) -> Entry:
    """`later`: the row that sets it right; `begun`: the beginnings that the transition had by then; `under`: the content
    hash of the version it is read under.

    Set right in words of another version that mean nothing in this one, it stays as it was recorded: it is read as it
    should have been from where the transition moves to that version.
    """
    said = entry_of(later)
    assert isinstance(said, Corrected)
    instead = replace(said.instead, number=entry.number, recorded=entry.recorded, by=entry.by, run=entry.run)
    if later.pack_hash == under:
        return instead
    carried = carry(
        procedure=procedure,
        old=pack_by_hash(later.pack_hash),
        new=pack_by_hash(under),
        history=(*begun, instead),
    )
    if any(lost.number == entry.number for lost in carried.lost):
        return entry
    return next((each for each in carried.history if each.number == entry.number), entry)
