"""An entry as `held verify` reads it: the header as it stands in the record, its hash, and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from held.record.chain import salt
from held.record.chain.header import Header, chain_of
from held.record.tables.history.happening import Happening

COLUMNS = (
    *("child_id", "number", "kind", "pack_hash", "transition_id", "run", "happened", "recorded", "by_id"),
    *("words_hash", "previous_hash", "hash"),
    *("words__happening_id", "words__salt", "words__text"),
    *("words__destroyed_at", "words__destroyed_by_id", "words__destroyed_why"),
)
IN_ONE_GO = 5_000

WordsStanding = Literal["kept", "destroyed", "changed", "missing", "gone without a reason"]


class Destroyed(NamedTuple):
    """When words were destroyed, by which account, and why."""

    at: datetime | None
    by: int | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    header: Header
    hash: str
    words: WordsStanding
    text: str | None
    destroyed: Destroyed

    @property
    def is_sound(self) -> bool:
        """Whether the hash is that of the header as it stands."""
        return self.header.hash() == self.hash


def entries() -> Iterator[Entry]:
    """Every entry of every chain, in the order of their numbers: the rounds, then a child after the other, each chain in its
    own order."""
    of_rounds = Happening.objects.filter(child=None).order_by("-transition_id", "number", "id")
    of_children = Happening.objects.filter(child__isnull=False).order_by("child_id", "number", "id")
    for rows in (of_rounds, of_children):
        for row in rows.values_list(*COLUMNS).iterator(chunk_size=IN_ONE_GO):
            yield _read(*row)


def _read(
    child: int | None,
    number: object,
    kind: str,
    pack_hash: str,
    transition: int | None,
    run: str,
    happened: datetime | None,
    recorded: datetime | None,
    by: int | None,
    words_hash: str,
    previous_hash: str,
    hash_: str,
    words_of: int | None,
    salted_with: str | None,
    text: str | None,
    *destroyed: Any,
) -> Entry:
    if happened is None or recorded is None or not isinstance(number, int):
        raise ValueError(
            f"an entry of child {child or 'none'} has no number, or no time when it happened or was recorded"
        )
    header = Header(
        chain=chain_of(child=child, transition=transition),
        number=number,
        kind=kind,
        pack_hash=pack_hash,
        transition=transition,
        run=run,
        happened=happened,
        recorded=recorded,
        by=by,
        words_hash=words_hash,
        previous_hash=previous_hash,
    )
    words: WordsStanding
    if words_of is None:
        words = "missing"
    elif salted_with is None and text is None:
        words = "destroyed" if all(destroyed) else "gone without a reason"
    elif salted_with is None or text is None or len(salted_with) != salt.LENGTH:
        words = "changed"
    else:
        agrees = salt.words_hash(salt=salted_with, text=text) == words_hash
        words = "kept" if agrees else "changed"
    return Entry(header=header, hash=hash_, words=words, text=text, destroyed=Destroyed(*destroyed))
