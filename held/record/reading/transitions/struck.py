"""Which entries of a child were struck, and count no more."""

import json
from collections.abc import Iterable

from held.record.reading.transitions.entries import CORRECTED, STRUCK
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child


def struck_numbers(child: Child) -> frozenset[int]:
    """The numbers of the entries that were struck."""
    rows = Happening.objects.filter(child=child, kind=STRUCK).select_related("words").order_by("number")
    return struck_among(rows)


def struck_among(rows: Iterable[Happening]) -> frozenset[int]:
    """The same, as far as these say (with words, in their order). A strike can itself be struck: the later word wins."""
    struck: set[int] = set()
    for row in reversed(list(rows)):
        number = sets_right(row) if row.kind == STRUCK else None
        if number is not None and row.number not in struck:
            struck.add(number)
    return frozenset(struck)


def sets_right(row: Happening) -> int | None:
    """The number of the entry that this one strikes or corrects; None for any other, and where its words are gone."""
    if row.kind not in (STRUCK, CORRECTED) or row.words.text is None:
        return None
    words = json.loads(row.words.text)
    return int(words["strikes"] if row.kind == STRUCK else words["corrects"])
