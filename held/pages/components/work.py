"""What somebody owes, as a row to scan: by when, for whom and what, why, and who waits."""

from dataclasses import dataclass

from held.pages.components.links import Cited, Link, Person
from held.pages.wording.marks import Mark


@dataclass(frozen=True, kw_only=True)
class WorkRow:
    """`day` is the part of the date to see first. `is_bad`: late. `must_act`: lost unless somebody acts today.
    `urgent` stands before every other mark. `only_if`: what has to be done first, and by when; `ask`: whom for it."""

    day: str
    child: Link
    what: Link
    before_day: str = ""
    after_day: str = ""
    urgent: Mark | None = None
    mark: Mark | None = None
    cites: tuple[Cited, ...] = ()
    why: str = ""
    waits: tuple[Person, ...] = ()
    only_if: str = ""
    ask: Person | None = None
    is_bad: bool = False
    must_act: bool = False


@dataclass(frozen=True)
class WorkTable:
    """`empty` is said where there is no row: a nought is said, never left out."""

    caption: str
    rows: tuple[WorkRow, ...]
    empty: str = ""
