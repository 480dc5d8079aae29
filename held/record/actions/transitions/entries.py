"""An entry the engine reads, added to the history of a child, or of a round, in the record's words."""

from collections.abc import Mapping

from held.engine.history import Happening as Entry
from held.record.actions.history.append import Head, append, chain_with, head_of
from held.record.reading.transitions.entries import KINDS, words_of
from held.record.reading.transitions.wishes import ASKED_TO_BE_TOLD
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def append_entry(
    *,
    child: Child | None,
    transition: Transition,
    entry: Entry,
    by: Worker | None,
    besides: Mapping[str, object] | None = None,
    after: Head | None = None,
) -> Happening:
    """The engine's entry, in the record's words. `besides`: texts that no norm looks at. `after`: as `append` knows it."""
    return append(
        child=child,
        kind=KINDS[type(entry)],
        words={**words_of(entry), **(besides or {})},
        by=by,
        happened=entry.happened,
        transition=transition,
        run=entry.run,
        pack_hash=transition.pack_hash,
        after=after,
    )


def last_number(child: Child | None, round_: Transition | None = None) -> int:
    """The number of the last happening of the child, or with no child of the round; 0 where there is none."""
    return head_of(child, round_).number


def by_somebody_since(child: Child | None, seen: int, round_: Transition | None = None) -> bool:
    """Whether somebody recorded something on this child, or with no child in this round, after the entry `seen`.

    The clock's own entries don't count: the page already showed what was late. That somebody asked to be told
    changes nothing.
    """
    since = chain_with(child, round_).filter(number__gt=seen, by__isnull=False)
    return since.exclude(kind=ASKED_TO_BE_TOLD).exists()
