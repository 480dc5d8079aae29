"""Which entries of a child were struck, and count no more."""

import json

from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child


def struck_numbers(child: Child) -> frozenset[int]:
    """The numbers of the entries that were struck. A strike can itself be struck: the later word wins."""
    struck: set[int] = set()
    rows = Happening.objects.filter(child=child, kind="struck").select_related("words").order_by("-number")
    for row in rows:
        if row.number not in struck and row.words.text is not None:
            struck.add(int(json.loads(row.words.text)["strikes"]))
    return frozenset(struck)
