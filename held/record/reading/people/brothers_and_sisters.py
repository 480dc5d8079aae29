"""The children of one family, to know it by."""

from dataclasses import dataclass
from datetime import date

from held.record.tables.people.child import Child


@dataclass(frozen=True)
class FamilyChild:
    public: str
    name: str
    born: date | None
    expected: date | None


def brothers_and_sisters(family: str) -> tuple[FamilyChild, ...]:
    """Of the family with this id, from the eldest; empty where there is no such family. One query."""
    rows = Child.objects.filter(family__public=family).order_by("born", "id")
    return tuple(FamilyChild(row.public, str(row), row.born, row.expected) for row in rows)
