"""How each arrow runs, before anything has a pixel: out at the right, through the gutters, in at the left.

Between two columns is a gutter, in which arrows run up and down; between two rows a corridor, in which they run across.
Arrows that leave a box at the same place run together until they part; no others ever do.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from held.engine.flowchart import Arrow
from held.pictures.flowchart.boxes import Box, outcomes_of

Port = tuple[str, str]  # a box and the outcome at which an arrow leaves it ("" for the box itself)


@dataclass(frozen=True)
class Route:
    """One arrow. `corridor`: the row above which it runs across, or None where the row of its target is free all along.

    `place`: which of the entries of its target it uses, counted from the top.
    """

    start: Port
    to: str
    is_offer: bool
    corridor: int | None
    place: int
    leaves: int
    arrives: int


def routes(boxes: Mapping[str, Box], at: Mapping[str, int], arrows: tuple[Arrow, ...]) -> list[Route]:
    """`leaves` and `arrives` are gutters: number n lies right of column n, and -1 left of the first."""
    pairs: dict[tuple[Port, str], bool] = {}
    for arrow in arrows:
        if arrow.to not in boxes or (boxes[arrow.to].is_end and arrow.label):
            continue  # an outcome that ends says so itself, in its box
        for outcome in outcomes_of(arrow.label) or ("",):
            key = ((arrow.start, outcome if outcome in _named(boxes[arrow.start]) else ""), arrow.to)
            pairs[key] = pairs.get(key, True) and arrow.kind == "may"
    places = _places(boxes, at, list(pairs))
    taken: dict[tuple[int, int], str] = {}
    found = []
    for (start, to), is_offer in sorted(pairs.items(), key=lambda pair: _length(boxes, *pair[0])):
        source, target = boxes[start[0]], boxes[to]
        corridor = None
        between = range(source.column + 1, target.column)
        if target.column <= source.column or not _free(boxes, at, between, at[to], to, taken):
            corridor = at[to] + (1 if at[start[0]] > at[to] else 0)
        else:
            taken |= {(column, at[to]): to for column in between}
        found.append(
            Route(start, to, is_offer, corridor, places[start, to], source.column, target.column - 1)
        )
    return found


def _named(box: Box) -> set[str]:
    return {outcome.name for outcome in box.outcomes}


def _length(boxes: Mapping[str, Box], start: Port, to: str) -> int:
    return abs(boxes[to].column - boxes[start[0]].column)


def _free(
    boxes: Mapping[str, Box],
    at: Mapping[str, int],
    columns: range,
    row: int,
    to: str,
    taken: Mapping[tuple[int, int], str],
) -> bool:
    """Whether nothing stands or runs in a row between two columns, but for arrows to the same place."""
    stands = {(box.column, at[box.id]) for box in boxes.values()}
    return all((column, row) not in stands and taken.get((column, row), to) == to for column in columns)


def _places(
    boxes: Mapping[str, Box], at: Mapping[str, int], pairs: list[tuple[Port, str]]
) -> dict[tuple[Port, str], int]:
    """Entries from the top, in the order in which the arrows come from above."""
    places: dict[tuple[Port, str], int] = {}
    for to in {to for _, to in pairs}:
        into = [(start, end) for start, end in pairs if end == to]
        into.sort(
            key=lambda pair: (at[pair[0][0]], boxes[pair[0][0]].exit(pair[0][1]), -boxes[pair[0][0]].column)
        )
        places |= {pair: place for place, pair in enumerate(into)}
    return places
