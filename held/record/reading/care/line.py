"""The child's line: services, leads and levels through time, with every gap. Five queries, however long it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from held.record.clock import now
from held.record.tables.care.episode import Episode
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from held.record.tables.care.level_of_need import LevelOfNeed
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True)
class Span:
    """From `since` until `until`; None while it goes on. `until` may be to come: planned."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class HoldingSpan(Span):
    service: str
    team: str


@dataclass(frozen=True)
class LeadSpan(Span):
    worker: str
    role: str
    reason: str


@dataclass(frozen=True)
class LevelSpan(Span):
    level: int


@dataclass(frozen=True)
class TransitionSpan(Span):
    """`ended_with`: where it left the child; empty while it goes on."""

    public: str
    procedure: str
    ended_with: str


@dataclass(frozen=True)
class Line:
    """All oldest first. A gap is a time of need in which no service held the child, or nobody led: never merged."""

    holdings: tuple[HoldingSpan, ...]
    leads: tuple[LeadSpan, ...]
    levels: tuple[LevelSpan, ...]
    transitions: tuple[TransitionSpan, ...]
    unheld: tuple[Span, ...]
    unled: tuple[Span, ...]
    moment: datetime


def line(child: str) -> Line:
    """Of the child with this id, up to now, and what is planned."""
    moment = now()
    holdings = tuple(
        HoldingSpan(row.since, row.until, row.service, row.team.name if row.team else "")
        for row in Holding.objects.filter(child__public=child).select_related("team").order_by("since", "id")
    )
    leads = tuple(
        LeadSpan(row.since, row.until, row.worker.name, row.role, row.reason)
        for row in Lead.objects.filter(child__public=child).select_related("worker").order_by("since", "id")
    )
    levels = tuple(
        LevelSpan(row.since, row.until, row.level)
        for row in LevelOfNeed.objects.filter(child__public=child).order_by("since", "id")
    )
    transitions = tuple(
        TransitionSpan(row.began_at, row.ended_at, row.public, row.procedure, row.ended_with)
        for row in Transition.objects.filter(child__public=child).order_by("began_at", "id")
    )
    episodes = [
        Span(row.opened, row.closed) for row in Episode.objects.filter(child__public=child).order_by("opened")
    ]
    needs = [*episodes, *transitions]
    return Line(
        holdings=holdings,
        leads=leads,
        levels=levels,
        transitions=transitions,
        unheld=gaps(needs, holdings, moment),
        unled=gaps(needs, leads, moment),
        moment=moment,
    )


def gaps(needs: Iterable[Span], covered: Iterable[Span], moment: datetime) -> tuple[Span, ...]:
    """The parts of the needs, up to `moment`, that nothing covers. One that goes on has no end."""
    taken = _joined(covered, moment)
    found = []
    for need in _joined(needs, moment):
        at, end = need
        for since, until in taken:
            if until <= at:
                continue
            if since >= end:
                break
            if since > at:
                found.append((at, since))
            at = max(at, until)
        if at < end:
            found.append((at, end))
    return tuple(Span(since, None if until >= moment else until) for since, until in found)


def _joined(spans: Iterable[Span], moment: datetime) -> list[tuple[datetime, datetime]]:
    """Sorted, cut off at `moment`, those that touch made one."""
    cut = sorted((span.since, min(span.until or moment, moment)) for span in spans if span.since < moment)
    whole: list[tuple[datetime, datetime]] = []
    for since, until in cut:
        if whole and since <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], until))
        else:
            whole.append((since, until))
    return whole
