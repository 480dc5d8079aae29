"""Adding one entry to the history of a child, or of a round: the only way anything gets there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from held.record import clock
from held.record.chain.canonical import canonical_json
from held.record.chain.header import Header, chain_of
from held.record.chain.salt import new_salt, words_hash
from held.record.prepared import prepared, put_in
from held.record.tables.history.happening import Happening
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


class Head(NamedTuple):
    """The last entry of a chain, which the next one is joined to; `number` is 0 where there is none."""

    number: int
    hash: str


def append(
    *,
    child: Child | None,
    kind: str,
    words: Mapping[str, object],
    by: Worker | None,
    happened: datetime,
    transition: Transition | None = None,
    run: str = "",
    pack_hash: str = "",
    after: Head | None = None,
) -> Happening:
    """Adds it, inside the caller's transaction, to a child whom `lock` has locked; with no child to the round that
    `transition` is, which `lock_round` has locked.

    `by` is None only for what the clock writes. `pack_hash` left empty is the transition's. `after`: the head of the chain,
    where it has been read since the lock; it is looked up otherwise.
    The words may be destroyed one day, the rest never: nothing about a person belongs in `kind` or `run`.
    Raises ValueError for what did not happen yet, IntegrityError for what the database refuses.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The history is added to inside a transaction, after the child is locked.")
    recorded = clock.now()
    if happened > recorded:
        raise ValueError("What has not happened yet cannot be recorded: give a time up to now.")
    text, salt = canonical_json(words), new_salt()
    number, previous = after or head_of(child, transition)
    header = Header(
        chain=chain_of(child=child.pk if child else None, transition=transition.pk if transition else None),
        number=number + 1,
        kind=kind,
        pack_hash=pack_hash or (transition.pack_hash if transition else ""),
        transition=transition.pk if transition else None,
        run=run,
        happened=happened,
        recorded=recorded,
        by=by.pk if by else None,
        words_hash=words_hash(salt=salt, text=text),
        previous_hash=previous,
    )
    happening = put_in(
        Happening(
            child=child,
            number=header.number,
            kind=kind,
            pack_hash=header.pack_hash,
            transition=transition,
            run=run,
            happened=happened,
            recorded=recorded,
            by=by,
            words_hash=header.words_hash,
            previous_hash=previous,
            hash=header.hash(),
        )
    )
    happening.words = put_in(HappeningWords(happening=happening, salt=salt, text=text))
    return happening


def head_of(child: Child | None, round_: Transition | None = None) -> Head:
    """Of the child's chain, or with no child of the round's."""
    if child is None:
        last = chain_with(None, round_).order_by("-number").values_list("number", "hash").first()
    else:
        last = next(iter(_last_of(child=child.pk)), None)
    return Head(*last) if last else Head(0, "")


@prepared
def _last_of(*, child: int) -> QuerySet[Any]:
    return Happening.objects.filter(child=child).order_by("-number").values_list("number", "hash")[:1]


def chain_with(child: Child | None, transition: Transition | None) -> QuerySet[Happening]:
    """The entries of one chain: the child's, or with no child those of the round that `transition` is."""
    if child is not None:
        return Happening.objects.filter(child=child)
    if transition is None:
        raise ValueError("An entry is about a child, or of a round.")
    return Happening.objects.filter(child=None, transition=transition)
