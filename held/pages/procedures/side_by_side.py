"""Two authorities side by side, as a table somebody can read across: one row for each thing that procedures settle."""

from collections.abc import Sequence
from dataclasses import dataclass

from held.engine.authorities.beside import ASPECTS, COLLIDE, Beside, Row, lay_beside
from held.engine.authorities.point import Point
from held.language.pack import Pack, Procedure
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital, curly

FIRST = {about for about, _ in ASPECTS[:COLLIDE]}


@dataclass(frozen=True)
class Told:
    """One thing that is asked, and the clauses that ask for it."""

    says: str
    cites: str


@dataclass(frozen=True)
class ShownRow:
    about: str
    verdict: str
    left: tuple[Told, ...]
    right: tuple[Told, ...]


@dataclass(frozen=True)
class ShownKind:
    """One kind of move. `left` and `right` name the procedures; empty where an authority has none. `rows`: where two
    authorities collide most; `rest`: everything else."""

    heading: str
    anchor: str
    left: str
    right: str
    rows: tuple[ShownRow, ...]
    rest: tuple[ShownRow, ...]


def side_by_side(left: Pack, right: Pack) -> tuple[ShownKind, ...]:
    """Every kind of move that either of the two has."""
    return tuple(_kind(beside) for beside in lay_beside(left, right))


def _kind(beside: Beside) -> ShownKind:
    return ShownKind(
        heading=beside.heading,
        anchor=anchor(beside.heading),
        left=_titles(beside.left),
        right=_titles(beside.right),
        rows=tuple(_row(row) for row in beside.rows if row.about in FIRST),
        rest=tuple(_row(row) for row in beside.rows if row.about not in FIRST),
    )


def _titles(procedures: Sequence[Procedure]) -> str:
    return curly(and_list([one.title for one in procedures]))


def _row(row: Row) -> ShownRow:
    return ShownRow(row.about, row.verdict, _told(row.left), _told(row.right))


def _told(points: Sequence[Point]) -> tuple[Told, ...]:
    return tuple(
        Told(f"{capital(curly(point.says))}", curly("; ".join(cite.words for cite in point.cites)))
        for point in points
    )
