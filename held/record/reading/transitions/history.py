"""The history of a transition, as the engine reads it: every entry in the order of recording."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import QuerySet

from held.engine.folding import fold
from held.engine.history import Began, History
from held.engine.history import Happening as Entry
from held.engine.situation import Situation
from held.engine.standing import situation
from held.engine.state import State
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


@dataclass(frozen=True)
class Heard:
    """What a transition has heard: its history, and `beginning`, its first row, in which stands whom the record named at
    `moment`. What that comes to is worked out once, when somebody asks."""

    transition: Transition
    history: History
    beginning: Happening
    moment: datetime

    @cached_property
    def state(self) -> State:
        """What the history comes to. Raises ValueError where the words of its beginning are gone."""
        return fold(
            pack=pack_by_hash(self.transition.pack_hash),
            procedure=self.transition.procedure,
            history=self.history,
        )

    @cached_property
    def unheard(self) -> History:
        """What it has not heard yet, which is written nowhere."""
        if self.transition.ended_at is not None or not self.history or not isinstance(self.history[0], Began):
            return ()
        named = named_in(self.beginning)
        return unheard(self.state, history=self.history, named=named, moment=self.moment)


def history_of(transition: Transition) -> History:
    """In one query. Entries whose words were destroyed are left out: nothing can be judged from them any more."""
    return entries_of(_of_transition(transition=transition.pk))


def heard_by(transition: Transition, *, moment: datetime) -> Heard:
    """What it has heard until now, and by whom the record names at this moment. In one query."""
    return heard_in(_with_named(transition=transition.pk, moment=moment), transition, moment)


def heard_in(rows: Sequence[Happening], transition: Transition, moment: datetime) -> Heard:
    """From all rows of the transition, as `with_named` read them."""
    return Heard(transition, entries_of(rows), rows[0], moment)


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
