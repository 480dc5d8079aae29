"""Duties that were set aside in a transition: which, by whom, when and why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from held.record.reading.transitions.entries import SET_ASIDE
from held.record.reading.transitions.struck import struck_among
from held.record.tables.history.happening import Happening


@dataclass(frozen=True)
class SetAsideLine:
    """`norm`: the sentence that asked for `step`, by its id in the procedure, in the version with the content hash `pack`."""

    number: int
    pack: str
    run: str
    norm: str
    step: str
    by_name: str
    recorded: datetime
    why: str


def set_asides(rows: Iterable[Happening]) -> tuple[SetAsideLine, ...]:
    """Among these happenings (with words and by), in their order. One that was struck set nothing aside."""
    every, found = list(rows), []
    struck = struck_among(every)
    for row in every:
        if row.kind == SET_ASIDE and row.words.text is not None and row.number not in struck:
            words = json.loads(row.words.text)
            found.append(
                SetAsideLine(
                    number=row.number,
                    pack=row.pack_hash,
                    run=row.run,
                    norm=words["norm"],
                    step=words.get("step", ""),
                    by_name=row.by.name if row.by else "",
                    recorded=row.recorded,
                    why=words.get("why", ""),
                )
            )
    return tuple(found)
