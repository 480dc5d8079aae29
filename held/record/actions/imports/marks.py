"""How what came from a case system stands in a child's history: with the system, the number there, the extract's day."""

from collections.abc import Iterable, Mapping

from held.record.extracts.differing import Differs
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


def changes(found: Iterable[Differs]) -> Mapping[str, object]:
    """Each column apart, and all of them in a sentence."""
    listed = list(found)
    told = "; ".join(f"{one.column}: “{one.says}” instead of “{one.was}”" for one in listed)
    return {
        "changes": {one.column: {"was": one.was, "is": one.says} for one in listed},
        "changed": f"{told[:1].upper()}{told[1:]}.",
    }
