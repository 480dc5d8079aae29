"""Adding many entries at once, to many children's histories: what `append` does for one, in four statements for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F, OuterRef, Subquery

from held.record.chain.canonical import canonical_json
from held.record.chain.header import Header
from held.record.chain.salt import new_salt, words_hash
from held.record.tables.history.happening import Happening
from held.record.tables.history.words import HappeningWords
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What is to be added, outside any transition. `happened` is not after `recorded` of `append_all`."""

    child: Child
    kind: str
    words: Mapping[str, object]
    happened: datetime


def append_all(*, additions: Sequence[Addition], by: Worker, recorded: datetime) -> list[Happening]:
    """In the order given, inside the caller's transaction, to children that `lock` has locked or who were added in it.

    `recorded` is this moment: one for all of them. Raises ValueError for what did not happen yet.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("The history is added to inside a transaction, after the children are locked.")
    last = _last({one.child.pk for one in additions})
    happenings: list[Happening] = []
    texts: list[tuple[str, str]] = []
    for one in additions:
        if one.happened > recorded:
            raise ValueError("What has not happened yet cannot be recorded: give a time up to now.")
        text, salt = canonical_json(one.words), new_salt()
        number, previous = last.get(one.child.pk, (0, ""))
        header = Header(
            chain=one.child.pk,
            number=number + 1,
            kind=one.kind,
            pack_hash="",
            transition=None,
            run="",
            happened=one.happened,
            recorded=recorded,
            by=by.pk,
            words_hash=words_hash(salt=salt, text=text),
            previous_hash=previous,
        )
        last[one.child.pk] = (header.number, header.hash())
        happenings.append(
            Happening(
                child=one.child,
                number=header.number,
                kind=one.kind,
                happened=one.happened,
                recorded=recorded,
                by=by,
                words_hash=header.words_hash,
                previous_hash=previous,
                hash=last[one.child.pk][1],
            )
        )
        texts.append((salt, text))
    made: list[Happening] = Happening.objects.bulk_create(happenings)
    HappeningWords.objects.bulk_create(
        HappeningWords(happening=row, salt=salt, text=text)
        for row, (salt, text) in zip(made, texts, strict=True)
    )
    return made


def _last(children: set[int]) -> dict[int, tuple[int, str]]:
    """Where each chain stands: the number and hash of its last entry, in one query."""
    latest = Happening.objects.filter(child=OuterRef("child")).order_by("-number").values("number")[:1]
    rows = Happening.objects.filter(child__in=children).annotate(latest=Subquery(latest))
    found = rows.filter(number=F("latest")).values_list("child", "number", "hash")
    return {child: (number, hash_) for child, number, hash_ in found}
