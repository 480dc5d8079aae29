"""A table to scan that becomes cards on a phone."""

from dataclasses import dataclass

from held.pages.components.links import Link, Person
from held.pages.wording.marks import Mark


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Shown in this order: mark, link, bold, words, whom to ring. All empty: an empty cell."""

    words: str = ""
    bold: str = ""
    link: Link | None = None
    mark: Mark | None = None
    ring: Person | None = None
    button: Link | None = None


@dataclass(frozen=True)
class Row:
    """The first cell names the row. `is_bad`: late or a gap; `must_act`: lost unless somebody acts."""

    cells: tuple[Cell | str, ...]
    is_bad: bool = False
    must_act: bool = False


@dataclass(frozen=True)
class Table:
    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    empty: str = ""
    is_caption_hidden: bool = False
