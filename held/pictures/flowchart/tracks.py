"""Which of the lines in a gutter runs left of which, so that as few as can be cross, and none run over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

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
        ordered = min(permutations(uprights), key=_crossings, default=())
    else:
        ordered = tuple(sorted(uprights, key=lambda upright: upright.span))
    found: dict[str, int] = {}
    for place, upright in enumerate(ordered):
        before = [found[other.id] for other in ordered[:place] if other.meets(upright)]
        found[upright.id] = max(before, default=-1) + 1
    return found


def _crossings(ordered: Sequence[Upright]) -> int:
    many = 0
    for place, left in enumerate(ordered):
        for right in ordered[place + 1 :]:
            many += sum(right.span[0] < y < right.span[1] for y in left.goes)
            many += sum(left.span[0] < y < left.span[1] for y in right.came)
            # Worse than a crossing: one going out near where another comes in would read as one line. Upon it: worst.
            apart = [abs(out - come) for out in left.goes for come in right.came]
            many += 20 * sum(each < 9 for each in apart) + 1000 * sum(each < 1 for each in apart)
    return many
