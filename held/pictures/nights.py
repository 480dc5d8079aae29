"""How many children had nobody, each of the last nights: a ring for none, a red block as high as there were some."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from held.pictures.svg import circle, path, picture, rect, text

STEP, RADIUS, BLOCK = 20.0, 5.0, 14.0
MOST_BLOCKS = 6  # higher than this, the block stops growing and its number says how many


@dataclass(frozen=True)
class Night:
    """`without`: children with nobody when it was counted; None where it was not counted, which is said."""

    day: date
    without: int | None


def nights(counted: Sequence[Night], *, across: int, name: str) -> str:
    """`across` nights in a row: all of them on a laptop, fifteen on a phone. The same in a table stands beside it."""
    rows = [counted[first : first + across] for first in range(0, len(counted), across)]
    highest = max((min(night.without or 0, MOST_BLOCKS) for night in counted), default=0)
    deep = 24 + BLOCK * max(highest, 1)
    parts = [mark for place, row in enumerate(rows) for mark in _row(row, deep * (place + 1) - 4)]
    bad = sum(bool(night.without) for night in counted)
    unknown = sum(night.without is None for night in counted)
    says = f"{len(counted) - bad - unknown} of {len(counted)} nights with no child without somebody."
    says += "".join(
        f" {night.without} on the night of {night.day.isoformat()}." for night in counted if night.without
    )
    says += f" Not counted: {unknown}." if unknown else ""
    return picture(
        name,
        title=f"Children with nobody, each of the last {len(counted)} nights",
        says=says,
        width=across * STEP + 10,
        height=deep * max(len(rows), 1) + 4,
        parts=parts,
        look="held-svg v",
    )


def _row(row: Sequence[Night], floor: float) -> list[str]:
    drawn = [path("grid", "M", 5, floor, "H", len(row) * STEP + 5)]
    for place, night in enumerate(row):
        x = 15 + place * STEP
        if night.without:
            height = BLOCK * min(night.without, MOST_BLOCKS)
            drawn.append(rect("gap", x - BLOCK / 2, floor - height, BLOCK, height))
            drawn.append(text("r m", x, floor - height - 5, str(night.without)))
        elif night.without is None:
            drawn.append(text("q m", x, floor - 3, "?"))
        else:
            drawn.append(circle("t2", x, floor - RADIUS - 1, RADIUS))
    return drawn
