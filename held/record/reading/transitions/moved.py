"""That a transition moved to another version of the procedures: from which to which, by whom, when and why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from held.record.reading.transitions.entries import MOVED
from held.record.tables.history.happening import Happening


@dataclass(frozen=True, kw_only=True)
class MovedLine:
    """`was` and `to` are versions by name, `seen` the changes as whoever accepted them was shown them."""

    number: int
    was: str
    to: str
    by_name: str
    recorded: datetime
    reason: str
    seen: tuple[str, ...]


def moves_among(rows: Iterable[Happening]) -> tuple[MovedLine, ...]:
    """In their order; one whose words were destroyed is left out."""
    return tuple(
        _line(row, json.loads(row.words.text))
        for row in rows
        if row.kind == MOVED and row.words.text is not None
    )


def _line(row: Happening, words: dict[str, object]) -> MovedLine:
    seen = words["seen"]
    return MovedLine(
        number=row.number,
        was=str(words["was version"]),
        to=str(words["to version"]),
        by_name=row.by.name if row.by else "",
        recorded=row.recorded,
        reason=str(words["reason"]),
        seen=tuple(map(str, seen)) if isinstance(seen, list) else (),
    )
