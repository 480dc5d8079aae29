"""A true scale: as many pixels to a day at the left as at the right. And the days the axis names."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from held.pictures.days import LONDON, day, month
from held.pictures.line.values import Line

MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
DAY_STEPS = (1, 2, 7, 14)


@dataclass(frozen=True)
class Scale:
    """From a moment to a pixel."""

    since: datetime
    until: datetime
    left: float
    right: float

    def x(self, moment: datetime) -> float:
        """Where a moment stands; what lies outside stands at the edge."""
        share = (moment - self.since) / (self.until - self.since)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def scale_of(line: Line, left: float, right: float) -> Scale:
    """From the first holder to a little after today, or after what is planned."""
    starts = (span.since for span in line.all_spans if span not in line.backdrops)
    since = min(starts, default=line.today - timedelta(days=30))
    planned = [span.until for span in line.all_spans if span.until and span.until > line.today]
    latest = max([line.today, *planned])
    room = max((latest - since) * 0.04, timedelta(days=1))
    return Scale(since - room / 2, latest + room, left, right)


def ticks(scale: Scale, most: int = 9) -> list[tuple[datetime, str]]:
    """Whole days or first days of months, evenly apart, with their names."""
    days = (scale.until - scale.since).days
    for step in DAY_STEPS:
        if days / step <= most and step * most < 100:
            return _every_days(scale, step)
    months = next(step for step in MONTH_STEPS if days / 30.4 / step <= most or step == MONTH_STEPS[-1])
    return _every_months(scale, months)


def _every_days(scale: Scale, step: int) -> list[tuple[datetime, str]]:
    local = scale.since.astimezone(LONDON)
    first = datetime(local.year, local.month, local.day, tzinfo=LONDON) + timedelta(days=1)
    if step >= 7:
        first += timedelta(days=(7 - first.weekday()) % 7)
    found = []
    while first < scale.until:
        found.append((first, day(first).rsplit(" ", 1)[0]))
        first += timedelta(days=step)
    return found


def _every_months(scale: Scale, step: int) -> list[tuple[datetime, str]]:
    local = scale.since.astimezone(LONDON)
    number = local.year * 12 + local.month
    number += -number % step
    found = []
    while (at := datetime(number // 12, number % 12 + 1, 1, tzinfo=LONDON)) < scale.until:
        found.append((at, month(at)))
        number += step
    return found
