"""All that is shown of a child to somebody who has not yet said why they look: who it is, and whom to ring."""

from dataclasses import dataclass
from datetime import date

from held.record.named import the_child
from held.record.reading.people.child import LeadBy, identity


@dataclass(frozen=True)
class AtTheDoor:
    """`lead` is None where nobody leads."""

    public: str
    name: str
    born: date | None
    expected: date | None
    lead: LeadBy | None


def at_the_door(child: str) -> AtTheDoor:
    """In two queries. Raises NobodyNamed."""
    row = the_child(child)
    return AtTheDoor(row.public, str(row), row.born, row.expected, identity(child).lead)
