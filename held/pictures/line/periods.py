"""A line cut where anything changes: the rows of its table, and the numbers in its picture."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from held.pictures.days import how_long
from held.pictures.line.values import LeadSpan, Line, Span, Stretch


@dataclass(frozen=True)
class Period:
    """A time in which the same services hold and the same person leads. `number` is None for what is planned.

    `is_unheld`, `is_unled`: nobody did, though somebody should have. `move` is "step up" or "step down" where the
    period begins with one, between the tiers `moved`.
    """

    number: int | None
    since: datetime
    until: datetime | None
    services: tuple[str, ...]
    tiers: tuple[int, ...]
    lead: str | None
    is_unheld: bool = False
    is_unled: bool = False
    move: str = ""
    moved: tuple[int, int] = (0, 0)

    @property
    def is_planned(self) -> bool:
        return self.number is None

    @property
    def is_gap(self) -> bool:
        return self.is_unheld or self.is_unled

    @property
    def is_co_working(self) -> bool:
        return len(self.services) > 1

    def without(self, today: datetime) -> str:
        """For a gap: "nobody for 7 days", "no lead for 7 days", "no service for 2 hours"."""
        lacks = "nobody" if self.is_unheld and self.is_unled else "no lead" if self.is_unled else "no service"
        return f"{lacks} for {how_long(self.since, min(self.until or today, today))}"


def periods(line: Line) -> tuple[Period, ...]:
    """Every period in the order of time, the planned ones last. Nothing is merged that differs, however short."""
    found: list[Period] = []
    for since, until in _cuts(line):
        spans = [span for span in line.spans if not span.backdrop and _covers(span, since)]
        period = Period(
            number=None if since > line.today else 1 + sum(not before.is_planned for before in found),
            since=since,
            until=until,
            services=tuple(dict.fromkeys(span.service for span in spans)),
            tiers=tuple(dict.fromkeys(span.tier for span in spans)),
            lead=next((lead.name for lead in line.leads if _covers(lead, since)), None),
            is_unheld=since <= line.today and any(_covers(gap, since) for gap in line.unheld),
            is_unled=since <= line.today and any(_covers(gap, since) for gap in line.unled),
        )
        if not (period.services or period.lead or period.is_gap):
            continue
        if found and _same(found[-1], period):
            found[-1] = replace(found[-1], until=until)
        else:
            found.append(period)
    return tuple(_with_moves(found))


def _with_moves(found: Sequence[Period]) -> Sequence[Period]:
    """A step up is when a higher tier than before begins to hold; a step down when the highest no longer does."""
    told, last = [], 0
    for period in found:
        highest = max(period.tiers, default=last)
        if last and highest != last and not period.is_planned:
            words = "step up" if highest > last else "step down"
            period = replace(period, move=words, moved=(last, highest))
        told.append(period)
        last = highest
    return told


def _cuts(line: Line) -> Sequence[tuple[datetime, datetime | None]]:
    """Every stretch between two changes; the last is open."""
    spans = [span for span in line.all_spans if span not in line.backdrops]
    ordered = sorted({moment for span in spans for moment in (span.since, span.until) if moment})
    return [*pairwise(ordered), *([(ordered[-1], None)] if ordered else [])]


def _covers(span: Span | LeadSpan | Stretch, moment: datetime) -> bool:
    return span.since <= moment and (span.until is None or moment < span.until)


def _same(before: Period, after: Period) -> bool:
    def what(period: Period) -> tuple[object, ...]:
        return (period.services, period.lead, period.is_planned, period.is_unheld, period.is_unled)

    return before.until == after.since and what(before) == what(after)
