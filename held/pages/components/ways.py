"""What would let something go ahead: a short numbered list, the first act first."""

from dataclasses import dataclass

from held.pages.components.links import Cited, Link, Person


@dataclass(frozen=True, kw_only=True)
class WayRow:
    """`what`: the act, linked where it is the reader's own and can be done now. `only_if`: what it has to come out as,
    which is for whoever does it to judge. `who` can, and how to ring them. `by_when` it is owed, if it is."""

    what: Link | str
    who: tuple[Person, ...] = ()
    only_if: str = ""
    by_when: str = ""
    cites: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Way:
    """`says` stands below the list, or in place of one that was not found."""

    rows: tuple[WayRow, ...] = ()
    says: str = ""
