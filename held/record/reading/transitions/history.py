"""The history of a transition, as the engine reads it: every entry in the order of recording."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from held.engine.history import Began, History
from held.engine.history import Happening as Entry
from held.engine.situation import Situation
from held.engine.standing import situation
from held.engine.versions.carrying import carry
from held.record.prepared import prepared
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import KINDS, MOVED, entry
from held.record.reading.transitions.named_now import named_in, with_named
from held.record.reading.transitions.unheard import unheard
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

OF_A_TRANSITION = frozenset(KINDS.values())
_AS_TOLD = (
    *("child_id", "transition_id", "number", "kind", "pack_hash", "run", "happened", "recorded"),
    *("words__text", "by__public"),
)
AS_TOLD = (
    *_AS_TOLD,
    *(f"transition__{name}" for name in ("public", "child_id", "procedure", "pack_hash")),
    *(f"transition__{name}" for name in ("began_at", "ended_at", "ended_with")),
)
"""What is read of an entry, with its transition: by no means all that the record keeps of whoever wrote it."""


def history_of(transition: Transition) -> History:
    """In one query. Entries whose words were destroyed are left out: nothing can be judged from them any more."""
    return entries_of(_of_transition(transition=transition.pk))


def heard_by(transition: Transition, *, moment: datetime) -> tuple[History, History]:
    """Its history, and what it has not heard yet, which is written nowhere. In one query."""
    rows = _with_named(transition=transition.pk, moment=moment)
    history = entries_of(rows)
    return history, unheard_in(rows, history, transition, moment)


def unheard_in(
    rows: Sequence[Happening], history: History, transition: Transition, moment: datetime
) -> History:
    """From all rows of the transition, as `with_named` read them."""
    if transition.ended_at is not None or not history or not isinstance(history[0], Began):
        return ()
    return unheard(
        pack=pack_by_hash(transition.pack_hash),
        procedure=transition.procedure,
        history=history,
        named=named_in(rows[0]),
        moment=moment,
    )


@prepared
def _of_transition(*, transition: int) -> QuerySet[Happening]:
    return _rows(transition)


@prepared
def _with_named(*, transition: int, moment: datetime) -> QuerySet[Happening]:
    return with_named(_rows(transition), moment)


def _rows(transition: int) -> QuerySet[Happening]:
    return (
        Happening.objects.filter(transition=transition, kind__in=OF_A_TRANSITION)
        .select_related("words", "by")
        .only(*_AS_TOLD)
        .order_by("number")
    )


def entries_of(rows: Iterable[Happening]) -> History:
    """Of one transition, in its order. What was told before it moved to another version is read in that one's words."""
    found: list[Entry] = []
    said_under = ""
    for row in rows:
        if row.kind == MOVED:
            found = list(in_later_words(tuple(found), was=said_under, to=row.pack_hash))
        if not said_under or row.kind == MOVED:
            said_under = row.pack_hash
        if row.words.text is not None:
            found.append(entry_of(row))
    return tuple(found)


def in_later_words(history: History, *, was: str, to: str) -> History:
    """As it reads under the version with the content hash `to`."""
    if not history or not isinstance(history[0], Began):
        return history
    old, new = pack_by_hash(was), pack_by_hash(to)
    return carry(procedure=history[0].procedure, old=old, new=new, history=history).history


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
