"""A line cut where anything changes: the rows of its table, and the numbers in its picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from held.pictures.days import how_long
from held.pictures.line.values import LeadSpan, Line, Span


@dataclass(frozen=True)
class Period:
    """A time in which the same services hold and the same person leads. `number` is None for what is planned.

    A gap has no service, or nobody who leads, while somebody was needed.
    """

    number: int | None
    since: datetime
    until: datetime | None
    services: tuple[str, ...]
    tiers: tuple[int, ...]
    lead: str | None

    @property
    def is_planned(self) -> bool:
        return self.number is None

    @property
    def is_gap(self) -> bool:
        return not self.is_planned and (not self.services or self.lead is None)

    @property
    def is_co_working(self) -> bool:
        return len(self.services) > 1

    def without(self, today: datetime) -> str:
        """For a gap: "nobody for 7 days", "no lead for 7 days", "no service for 2 hours"."""
        lacks = "no lead" if self.services else "no service" if self.lead else "nobody"
        return f"{lacks} for {how_long(self.since, min(self.until or today, today))}"


def periods(line: Line) -> tuple[Period, ...]:
    """Every period in the order of time, the planned ones last. Nothing is merged that differs, however short."""
    found: list[Period] = []
    for since, until in _cuts(line):
        if not any(begin <= since and (end is None or since < end) for begin, end in line.needed):
            continue
        spans = [span for span in line.spans if not span.backdrop and _covers(span, since)]
        lead = next((lead.name for lead in line.leads if _covers(lead, since)), None)
        period = Period(
            number=None if since > line.today else 1 + sum(not before.is_planned for before in found),
            since=since,
            until=until,
            services=tuple(dict.fromkeys(span.service for span in spans)),
            tiers=tuple(dict.fromkeys(span.tier for span in spans)),
            lead=lead,
        )
        if found and _same(found[-1], period):
            found[-1] = _joined(found[-1], period)
        else:
            found.append(period)
    if found and found[-1].is_planned and not found[-1].services:
        # Every planned end is known and nothing is said of what comes after: that is no period of its own.
        found.pop()
    return tuple(found)


def _cuts(line: Line) -> Sequence[tuple[datetime, datetime | None]]:
    """Every stretch between two changes; the last is open if anything still is."""
    moments = {
        moment
        for span in line.all_spans
        if span not in line.backdrops
        for moment in (span.since, span.until)
        if moment
    }
    moments |= {moment for needed in line.needed for moment in needed if moment}
    ordered = sorted(moments)
    is_open = any(until is None for _, until in line.needed)
    return [*pairwise(ordered), *([(ordered[-1], None)] if ordered and is_open else [])]


def _covers(span: Span | LeadSpan, moment: datetime) -> bool:
    return span.since <= moment and (span.until is None or moment < span.until)


def _same(before: Period, after: Period) -> bool:
    return (
        before.until == after.since
        and (before.services, before.lead) == (after.services, after.lead)
        and before.is_planned == after.is_planned
    )


def _joined(before: Period, after: Period) -> Period:
    return Period(before.number, before.since, after.until, before.services, before.tiers, before.lead)
