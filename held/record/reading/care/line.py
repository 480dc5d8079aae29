"""The child's line: services, leads and levels through time, with every gap. One query, however long it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from held.record.clock import now
from held.record.reading.one_shape import Row, of_kind, read, shaped
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
    return line_of(read(*line_rows(child)), now())


def line_of(rows: Iterable[Row], moment: datetime) -> Line:
    """From what `line_rows` found, among whatever else."""
    rows = list(rows)
    holdings = tuple(
        HoldingSpan(row.since, row.until, row.word, row.team or "") for row in of_kind("held", rows)
    )
    leads = tuple(
        LeadSpan(row.since, row.until, row.name or "", row.word, row.cites) for row in of_kind("led", rows)
    )
    levels = tuple(LevelSpan(row.since, row.until, int(row.word)) for row in of_kind("level", rows))
    transitions = tuple(
        TransitionSpan(row.since, row.until, row.public or "", row.word, row.cites)
        for row in of_kind("moved", rows)
    )
    episodes = [Span(row.since, row.until) for row in of_kind("episode", rows)]
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


def line_rows(child: str) -> tuple[QuerySet, ...]:
    """The parts of the one query; more may be asked with them."""
    of_child = {"child__public": child}
    return (
        shaped("held", Holding.objects.filter(**of_child), word="service", team="team__name"),
        shaped("led", Lead.objects.filter(**of_child), name="worker__name", word="role", cites="reason"),
        shaped(
            "level",
            LevelOfNeed.objects.filter(**of_child).annotate(number=Cast("level", CharField())),
            word="number",
        ),
        shaped(
            "moved",
            Transition.objects.filter(**of_child),
            public="public",
            word="procedure",
            cites="ended_with",
            since="began_at",
            until="ended_at",
        ),
        shaped("episode", Episode.objects.filter(**of_child), since="opened", until="closed"),
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
