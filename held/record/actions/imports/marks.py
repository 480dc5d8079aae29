"""How what came from a case system stands in a child's history: with the system, the number there, the extract's day."""

from collections.abc import Iterable, Mapping

from held.record.actions.imports.known import Says
from held.record.extracts.differing import Differs
from held.record.extracts.layout import ADDRESS
from held.record.tables.imports.difference import Difference
from held.record.tables.imports.extract import Extract

IMPORTED = "imported"
CHANGED = "changed by import"
REVIEWED = "plan review imported"
CONSENT = "consent imported"
DECIDED = "difference decided"


def mark(extract: Extract, kind: str, number: str, **more: object) -> dict[str, object]:
    """Part of an entry's words."""
    return {
        "system": extract.system,
        "file of": extract.of.isoformat(),
        "about": kind,
        "number there": number,
        **more,
    }


def said_in_history(says: Says) -> Says:
    """Without an address: it may be withheld one day, and no entry is taken out of a history."""
    return {column: word for column, word in says.items() if column != ADDRESS}


def changes(found: Iterable[Differs]) -> Mapping[str, object]:
    """Each column apart, and all of them in a sentence; of an address only that it changed."""
    listed = list(found)
    told = "; ".join(
        f"{one.column} changed"
        if one.column == ADDRESS
        else f"{one.column}: “{one.says}” instead of “{one.was}”"
        for one in listed
    )
    return {
        "changes": {
            one.column: {} if one.column == ADDRESS else {"was": one.was, "is": one.says} for one in listed
        },
        "changed": f"{told[:1].upper()}{told[1:]}.",
    }


def both_words(found: Difference) -> Mapping[str, object]:
    """What the system says and what stands here; of an address neither."""
    return {} if found.column == ADDRESS else {"says": found.says, "stands": found.stands}
