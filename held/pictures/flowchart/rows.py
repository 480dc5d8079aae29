"""Which row of its lane each box stands in: as near as can be to those it is joined to."""

from collections.abc import Iterable, Mapping
from itertools import permutations

from held.engine.flowchart import Arrow
from held.pictures.flowchart.boxes import Box

SWEEPS = 4
MOST = 6  # a column of a lane with more boxes than this keeps the order of the file


def rows(boxes: Mapping[str, Box], arrows: Iterable[Arrow], lanes: int) -> tuple[dict[str, int], list[int]]:
    """Each box's row, counted through all lanes from the top; and how many rows each lane has."""
    joined = [(arrow.start, arrow.to, 0.5 if arrow.kind == "may" else 1.0) for arrow in arrows]
    joined = [(start, to, weight) for start, to, weight in joined if to in boxes]
    groups: dict[tuple[int, int], list[str]] = {}
    for box in boxes.values():
        groups.setdefault((box.column, box.lane), []).append(box.id)
    deep = [
        max((len(group) for (_, lane), group in groups.items() if lane == number), default=1)
        for number in range(lanes)
    ]
    first = [sum(deep[:number]) for number in range(lanes)]
    placed = {
        name: first[lane] + row for (_, lane), group in groups.items() for row, name in enumerate(group)
    }
    for _ in range(SWEEPS):
        for column, lane in sorted(groups):
            _settle(groups[column, lane], range(first[lane], first[lane] + deep[lane]), placed, joined)
    return placed, deep


def _settle(
    group: list[str], free: range, placed: dict[str, int], joined: list[tuple[str, str, float]]
) -> None:
    """Puts the boxes of one lane's column into the rows that cost the least, the others staying where they are."""
    if len(group) > MOST:
        return
    near = [(start, to, weight) for start, to, weight in joined if start in group or to in group]

    def cost(tried: tuple[int, ...]) -> tuple[float, int]:
        at = placed | dict(zip(group, tried, strict=True))
        return sum(weight * abs(at[start] - at[to]) for start, to, weight in near), sum(tried)

    cheapest = min(permutations(free, len(group)), key=cost)
    placed |= dict(zip(group, cheapest, strict=True))
