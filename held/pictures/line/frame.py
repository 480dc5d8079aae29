"""What every part of the wide picture shares: the scale, the rows of the table, and where each lane stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from held.pictures.line.periods import Period, periods
from held.pictures.line.scale import Scale, scale_of
from held.pictures.line.values import Line, Span

WIDTH, LEFT, RIGHT = 1140.0, 150.0, 1130.0
BAR, PAD, BETWEEN = 34.0, 10.0, 18.0
LEAST_BAR, LEAST_GAP = 3.0, 4.0


@dataclass(frozen=True)
class Band:
    """One lane as it is drawn: from `top`, with one bar below another where two of its services hold at once."""

    top: float
    bars: int = 1

    @property
    def height(self) -> float:
        return 2 * PAD + self.bars * BAR + (self.bars - 1) * 4

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def bar(self, row: int) -> float:
        """The top of the bar in that row."""
        return self.top + PAD + row * (BAR + 4)


@dataclass(frozen=True)
class Frame:
    """`bands` by tier, the highest on top; `lead` is the band of the lead, below them all."""

    line: Line
    periods: tuple[Period, ...]
    scale: Scale
    rows: Mapping[int, list[list[Span]]]
    bands: Mapping[int, Band]
    lead: Band
    top: float

    @property
    def bottom(self) -> float:
        return self.lead.bottom + 6

    @property
    def today(self) -> float:
        return self.scale.x(self.line.today)

    def ends(self, period: Period) -> tuple[float, float]:
        """A period's left and right edge; a gap is true to scale, but never too thin to see."""
        since = self.scale.x(period.since)
        until = self.scale.x(period.until or (self.scale.until if period.is_planned else self.line.today))
        return since, max(until, since + LEAST_GAP) if period.is_gap else until


def frame_of(line: Line, sky: float) -> Frame:
    """The lanes below a sky of that height, which holds the words above them."""
    cut = periods(line)
    rows = {lane.tier: in_rows(line, lane.tier) for lane in line.lanes}
    under = sky + (34 if any(period.is_co_working for period in cut) else 8)
    bands, top = {}, under
    for lane in sorted(line.lanes, key=lambda lane: -lane.tier):
        bands[lane.tier] = Band(top, max(len(rows[lane.tier]), 1))
        top = bands[lane.tier].bottom + BETWEEN
    return Frame(line, cut, scale_of(line, LEFT, RIGHT), rows, bands, Band(top), under - 6)


def in_rows(line: Line, tier: int) -> list[list[Span]]:
    """The spans of a lane in as few rows as keep each in a row of its own while another lasts."""
    rows: list[list[Span]] = []
    for span in sorted((span for span in line.spans if span.tier == tier), key=lambda span: span.since):
        for row in rows:
            last = row[-1].until
            if last is not None and last <= span.since and not row[-1].backdrop:
                row.append(span)
                break
        else:
            rows.append([span])
    return rows
