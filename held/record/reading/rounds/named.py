"""How a row is called that may be of a round: by its child, or by the round's title, since it is about no child."""

from dataclasses import dataclass
from datetime import date

from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True)
class Whose:
    """`public` is the child's id; of a round ABOUT_NO_CHILD, and then `name` is its title."""

    public: str
    name: str
    called: str
    born: date | None = None
    expected: date | None = None


def whose(child: Child | None, transition: Transition | None) -> Whose:
    """From rows that were read together."""
    if child is not None:
        called = child.known_as or child.given_name or str(child)
        return Whose(child.public, str(child), called, child.born, child.expected)
    if transition is None:
        raise TypeError("A row is about a child, or of a round.")
    title = title_of(transition)
    return Whose(ABOUT_NO_CHILD, title, title)


def title_of(round_: Transition) -> str:
    """In the words of the version it stands under."""
    return pack_by_hash(round_.pack_hash).procedures[round_.procedure].title
