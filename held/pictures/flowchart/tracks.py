"""Which of the lines in a gutter runs left of which, so that as few as can be cross, and none run over another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST = 7


@dataclass(frozen=True)
class Upright:
    """Lines that run together up and down in one gutter: where they come in from the left, and go out to the right."""

    id: str
    came: tuple[float, ...]
    goes: tuple[float, ...]

    @property
    def span(self) -> tuple[float, float]:
        return min(*self.came, *self.goes), max(*self.came, *self.goes)

    def meets(self, other: "Upright") -> bool:
        """Whether both would run over the same height."""
        return self.span[0] < other.span[1] + 6 and other.span[0] < self.span[1] + 6


def tracks(uprights: Sequence[Upright]) -> dict[str, int]:
    """The track of each, counted from the left. Two that never meet may share one."""
    if len(uprights) <= MOST:
        ordered = fewest_crossings(uprights)
    else:
        ordered = tuple(sorted(uprights, key=lambda upright: upright.span))
    found: dict[str, int] = {}
    for place, upright in enumerate(ordered):
        before = [found[other.id] for other in ordered[:place] if other.meets(upright)]
        found[upright.id] = max(before, default=-1) + 1
    return found


def fewest_crossings(uprights: Sequence[Upright]) -> tuple[Upright, ...]:
    """Of all orders the first that crosses least. What two lines cost each other is worked out once, and then each set of
    lines that are still to be placed is looked at once, not each order of them.
    """
    all_of = range(len(uprights))
    cost = [[crossings(left, right) for right in uprights] for left in uprights]
    least = {0: 0}
    for still in range(1, 1 << len(uprights)):
        least[still] = min(_with_first(cost, least, still, one) for one in all_of if still >> one & 1)
    ordered, still = [], (1 << len(uprights)) - 1
    while still:
        first = next(
            one for one in all_of if still >> one & 1 and _with_first(cost, least, still, one) == least[still]
        )
        ordered.append(uprights[first])
        still &= ~(1 << first)
    return tuple(ordered)


def _with_first(cost: Sequence[Sequence[int]], least: Mapping[int, int], still: int, first: int) -> int:
    """What it costs at the least to place those that are still to be placed, with this one left of all others."""
    rest = still & ~(1 << first)
    return least[rest] + sum(price for one, price in enumerate(cost[first]) if rest >> one & 1)


def crossings(left: Upright, right: Upright) -> int:
    """How bad it is that one runs left of the other."""
    many = sum(right.span[0] < y < right.span[1] for y in left.goes)
    many += sum(left.span[0] < y < left.span[1] for y in right.came)
    # Worse than a crossing: one going out near where another comes in would read as one line. Upon it: worst.
    apart = [abs(out - come) for out in left.goes for come in right.came]
    return many + 20 * sum(each < 9 for each in apart) + 1000 * sum(each < 1 for each in apart)
