"""What stands above the lanes of the wide picture: today, each gap in words, and the word for two who hold at once."""

from dataclasses import dataclass

from held.pictures import letters
from held.pictures.line.frame import LEFT, WIDTH, Frame
from held.pictures.line.periods import Period
from held.pictures.line.room import Row
from held.pictures.svg import path, text

ROW = 22.0


@dataclass(frozen=True)
class Label:
    """Words in a row above the lanes (0 is the lowest), pointing down at `at`. `gap` is None for today."""

    words: str
    centre: float
    at: float
    row: int
    gap: Period | None


def labels(frame: Frame) -> list[Label]:
    """Today first, then each gap, each in the lowest row where it crosses no other."""
    rows = [Row(0, WIDTH) for _ in range(1 + len(frame.periods))]
    placed = []
    for period in (None, *(period for period in frame.periods if period.is_gap)):
        words = f"{period.number} Gap: {period.without(frame.line.today)}" if period else "Today"
        at = sum(frame.ends(period)) / 2 if period else frame.today
        width = letters.width(words, bold=True)
        centre = min(max(at, width / 2), WIDTH - width / 2)
        row = next(
            row for row, taken in enumerate(rows) if taken.first_free(width, [centre - width / 2]) is not None
        )
        placed.append(Label(words, centre, at, row, period))
    return placed


def sky(placed: list[Label]) -> float:
    """How much height those words need."""
    return 8 + ROW * (1 + max(label.row for label in placed))


def gap_words(frame: Frame, placed: list[Label]) -> list[str]:
    drawn = []
    for label in placed:
        if label.gap is not None:
            y = sky(placed) - ROW * label.row - 6
            drawn += [
                path("gapline", "M", label.at, y + 6, "V", frame.top),
                text("r m halo", label.centre, y, label.words),
            ]
    return drawn


def today(frame: Frame, placed: list[Label]) -> list[str]:
    """The dashed line, from its word down through every lane."""
    label = next(label for label in placed if label.gap is None)
    y = sky(placed) - ROW * label.row - 6
    return [
        path("now", "M", label.at, y + 6, "V", frame.bottom),
        text("b m halo", label.centre, y, label.words),
    ]


def brackets(frame: Frame, moved: set[int]) -> list[str]:
    """Over every time in which two services hold. Numbered, where no arrow bears its number (`moved`)."""
    drawn, row = [], Row(LEFT - 90, WIDTH)
    together = [(period, *frame.ends(period)) for period in frame.periods if period.is_co_working]
    for _, left, right in together:
        right = max(right, left + 4)
        drawn.append(path("cow", "M", left, frame.top, "V", frame.top - 12, "H", right, "V", frame.top))
        row.take(left, right)
    for period, left, right in together:
        words = (
            "co-working" if period.number is None or period.number in moved else f"{period.number} co-working"
        )
        width = letters.width(words, 13)
        x = row.first_free(width, [left - width - 6, right + 6])
        # Where there is no room beside it, the word stands on top of the bracket.
        drawn.append(
            text("sm halo", x if x is not None else left, frame.top + (-2 if x is not None else -16), words)
        )
    return drawn
