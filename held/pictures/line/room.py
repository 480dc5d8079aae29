"""Where words still fit: rows of the picture, and what stands in each already."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Row:
    """One band of a picture in which words must not cross each other. Filled while a picture is drawn."""

    left: float
    right: float
    taken: list[tuple[float, float]] = field(default_factory=list)

    def take(self, since: float, until: float) -> None:
        self.taken.append((since, until))

    def is_free(self, since: float, until: float) -> bool:
        inside = self.left <= since and until <= self.right
        return inside and all(until <= begin or end <= since for begin, end in self.taken)

    def first_free(self, width: float, starts: Sequence[float]) -> float | None:
        """The first of these places where words of that width fit, taken; None where none does."""
        for start in starts:
            if self.is_free(start, start + width):
                self.take(start - 6, start + width + 6)
                return start
        return None
