"""The history of a transition, as the engine reads it: every entry in the order of recording."""

import json
from collections.abc import Iterable
from datetime import datetime

from held.engine.history import Happening as Entry
from held.engine.history import History
from held.engine.situation import Situation
from held.engine.standing import situation
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import KINDS, entry
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

OF_A_TRANSITION = frozenset(KINDS.values())


def history_of(transition: Transition) -> History:
    """In one query. Entries whose words were destroyed are left out: nothing can be judged from them any more."""
    rows = (
        Happening.objects.filter(transition=transition, kind__in=OF_A_TRANSITION)
        .select_related("words", "by")
        .order_by("number")
    )
    return entries_of(rows)


def entries_of(rows: Iterable[Happening]) -> History:
    return tuple(entry_of(row) for row in rows if row.words.text is not None)


def entry_of(row: Happening) -> Entry:
    return entry(
        kind=row.kind,
        words=json.loads(row.words.text or "{}"),
        number=row.number,
        happened=row.happened,
        recorded=row.recorded,
        by=row.by.public if row.by else None,
        run=row.run,
    )


def situation_of(transition: Transition, *, moment: datetime) -> Situation:
    """How the transition stands, under the words of the pack it is pinned to."""
    return situation(
        pack=pack_by_hash(transition.pack_hash),
        procedure=transition.procedure,
        history=history_of(transition),
        moment=moment,
    )
