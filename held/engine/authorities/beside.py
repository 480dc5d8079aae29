"""Two authorities side by side: for each kind of move, row by row, what each asks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from held.engine.authorities.deciding import beginnings, decisions, limits
from held.engine.authorities.disagreeing import disagreements, rungs
from held.engine.authorities.holding import ends, leads, together
from held.engine.authorities.kinds import BETWEEN, INNER, ROUND, URGENT, Kind, kind_of
from held.engine.authorities.left_open import left_open
from held.engine.authorities.point import Point, once
from held.engine.authorities.stopping import gates
from held.engine.authorities.urgency import urgent_way
from held.engine.wording import listed
from held.language.pack import Pack, Procedure

Aspect = Callable[[Procedure, Pack], Iterator[Point]]

# Where two authorities' procedures collide most comes first: as many as COLLIDE.
COLLIDE = 4
ASPECTS: tuple[tuple[str, Aspect], ...] = (
    ("How long two services hold the child together", together),
    ("Who decides", decisions),
    ("The urgent way", urgent_way),
    ("When people disagree, and who has the last word", disagreements),
    ("Limits of time", limits),
    ("What stops somebody", gates),
    ("Who leads", leads),
    ("Who begins it", beginnings),
    ("How it ends", ends),
    ("What the text leaves open", left_open),
)
HEADINGS = {
    URGENT: "The way with the urgent call",
    BETWEEN: "Inside another: settled between two services",
    INNER: "Inside another: within one service, or with the family",
    ROUND: "A round, about no child",
}
SETTLING = "When people disagree, and who has the last word"


@dataclass(frozen=True)
class Row:
    """What both say about one thing."""

    about: str
    left: tuple[Point, ...]
    right: tuple[Point, ...]

    @property
    def verdict(self) -> str:
        """Which of the two speaks of it, and whether what can be held against each other differs."""
        if not self.left or not self.right:
            return "Only one of the two speaks of it."
        left, right = (
            sorted({point.holds for point in side if point.holds}) for side in (self.left, self.right)
        )
        return "Both speak of it, and differ." if left != right else "Both speak of it."


@dataclass(frozen=True)
class Beside:
    """One kind of move in both."""

    kind: Kind
    left: tuple[Procedure, ...]
    right: tuple[Procedure, ...]
    rows: tuple[Row, ...]

    @property
    def heading(self) -> str:
        """What both are about, by the names of the services that either of them has."""
        if self.kind.place in HEADINGS:
            return HEADINGS[self.kind.place]
        both = (*self.left, *self.right)
        before = listed(sorted({each.comes_from for each in both if each.comes_from}), "or")
        if self.kind.before == self.kind.after:
            return f"Within {before}"
        after = listed(sorted({each.goes_to for each in both if each.goes_to}), "or")
        return f"{'Up' if self.kind.after > self.kind.before else 'Down'} from {before} to {after}"


def lay_beside(left: Pack, right: Pack) -> tuple[Beside, ...]:
    """Every procedure of both, under its kind. A row that neither speaks of is left out."""
    sides = [{name: kind_of(each, pack) for name, each in pack.procedures.items()} for pack in (left, right)]
    found = []
    for kind in sorted({kind for side in sides for kind in side.values()}):
        of_left, of_right = (
            tuple(pack.procedures[name] for name, one in side.items() if one == kind)
            for pack, side in zip((left, right), sides, strict=True)
        )
        rows = tuple(_rows(kind, (of_left, left), (of_right, right)))
        found.append(Beside(kind, of_left, of_right, rows))
    return tuple(found)


def _rows(
    kind: Kind, left: tuple[Sequence[Procedure], Pack], right: tuple[Sequence[Procedure], Pack]
) -> Iterator[Row]:
    for about, aspect in ASPECTS:
        said_by = rungs if kind.place == BETWEEN and about == SETTLING else aspect
        row = Row(about, _points(said_by, *left), _points(said_by, *right))
        if row.left or row.right:
            yield row


def _points(aspect: Aspect, procedures: Sequence[Procedure], pack: Pack) -> tuple[Point, ...]:
    return tuple(once(point for procedure in procedures for point in aspect(procedure, pack)))
