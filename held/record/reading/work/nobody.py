"""The board of children with nobody, and of those whom something could leave with nobody. Five queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from held.record.access import current
from held.record.among import Among
from held.record.clock import now
from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.reading.care.in_a_tray import in_a_tray
from held.record.reading.promise import Kept, Without, promise_at_once
from held.record.reading.work.absent_leads import (
    MOST,
    Away,
    Leaving,
    Unused,
    leads_away,
    leads_hardly_at_work,
)
from held.record.tables.care.held_together import HeldTogether
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import ANSWER_CALL, Owed
from held.record.tables.people.membership import Membership


@dataclass(frozen=True, kw_only=True)
class Pending:
    """Handed to a team and taken up by nobody there yet; the oldest first. `step` is what the team owes."""

    child: str
    child_name: str
    born: date | None
    expected: date | None
    step: str
    team: str
    phone: str
    since: datetime
    due: datetime
    lead: str
    tray_holds: bool
    """Nobody else holds the child yet, so whoever is there stands for the lead."""


@dataclass(frozen=True, kw_only=True)
class CoWorking:
    """Held by two services, one of which has named nobody. `next_due` is when something is next owed for the child."""

    child: str
    child_name: str
    born: date | None
    expected: date | None
    service: str
    team: str
    phone: str
    lead: str
    next_step: str
    next_due: datetime | None


@dataclass(frozen=True)
class Board:
    """`counted`: when. `kept`: how the promise stands for all children."""

    counted: datetime
    kept: Kept
    without: tuple[Without, ...]
    away: tuple[Away, ...]
    leaving: tuple[Leaving, ...]
    unused: tuple[Unused, ...]
    pending: tuple[Pending, ...]
    co_working: tuple[CoWorking, ...]
    is_cut: bool = False
    """Whether of some kind more are to be watched than stand here."""


def board() -> Board:
    """As it is now."""
    moment = now()
    away, (leaving, unused) = leads_away(), leads_hardly_at_work(moment)
    pending, together = _pending(), co_working()
    found = promise_at_once()
    return Board(
        counted=moment,
        kept=found.kept,
        without=found.without,
        away=away[:MOST],
        leaving=leaving[:MOST],
        unused=unused[:MOST],
        pending=pending[:MOST],
        co_working=together[:MOST],
        is_cut=any(len(kind) > MOST for kind in (away, leaving, unused, pending, together)),
    )


def _pending() -> tuple[Pending, ...]:
    return tuple(
        Pending(
            child=row.child.public,
            child_name=str(row.child),
            born=row.child.born,
            expected=row.child.expected,
            step=row.step,
            team=row.team.name if row.team else "",
            phone=row.team.phone if row.team else "",
            since=row.since,
            due=row.due,
            lead=row.lead or "",
            tray_holds=row.tray_holds,
        )
        for row in _taken_up_by_nobody()
    )


@prepared
def _taken_up_by_nobody() -> QuerySet[Owed]:
    moment = now()
    oldest = Owed.objects.filter(
        Q(transition__isnull=False) | Q(step=ANSWER_CALL), owner=None, child__isnull=False
    ).order_by("since", "id")[: MOST + 1]
    return (
        # Of these alone the child and the team: PostgreSQL read every child beside all that nobody has taken up.
        Owed.objects.filter(pk__in=oldest.values("pk"))
        .annotate(
            lead=_lead_name("child", moment),
            tray_holds=Exists(in_a_tray(moment).filter(pk=OuterRef("child"))),
        )
        .select_related("child", "team")
        .order_by("since", "id")
    )


def co_working() -> tuple[CoWorking, ...]:
    return tuple(_co_working(row) for row in _held_together())


@prepared
def _held_together() -> QuerySet[Holding]:
    moment = now()
    # Kept by the database: to look for a second beside every holding there ever was took a third of a second, and for
    # somebody named on both sides of all that go on together 60 milliseconds.
    not_named = Q(named_until__lte=moment) | Q(named_since__gt=moment)
    together = HeldTogether.objects.filter(not_named, until__gt=moment).values("child")
    return _nobody_on_a_side(Holding.objects.filter(Among("child", together)), moment)


def with_nobody_on_a_side(holdings: QuerySet[Holding], moment: datetime) -> tuple[CoWorking, ...]:
    """Of these holdings, those beside another where the service has named nobody."""
    return tuple(_co_working(row) for row in _nobody_on_a_side(holdings, moment))


def _nobody_on_a_side(holdings: QuerySet[Holding], moment: datetime) -> QuerySet[Holding]:
    other = Holding.objects.filter(going_on(moment), child=OuterRef("child")).exclude(pk=OuterRef("pk"))
    member = Membership.objects.filter(
        current(timezone.localdate(moment)),
        worker=OuterRef("worker"),
        team__service=OuterRef(OuterRef("service")),
    )
    led, involved = (
        table.objects.filter(going_on(moment), Exists(member), child=OuterRef("child"))
        for table in (Lead, Involvement)
    )
    soonest = Owed.objects.filter(child=OuterRef("child")).order_by("due", "id")
    return (
        holdings.filter(going_on(moment), Exists(other), ~Exists(led), ~Exists(involved))
        .annotate(
            lead=_lead_name("child", moment),
            next_step=Subquery(soonest.values("step")[:1]),
            next_due=Subquery(soonest.values("due")[:1]),
        )
        .select_related("child", "team")
        .order_by("next_due", "id")[: MOST + 1]
    )


def _co_working(row: Holding) -> CoWorking:
    return CoWorking(
        child=row.child.public,
        child_name=str(row.child),
        born=row.child.born,
        expected=row.child.expected,
        service=row.service,
        team=row.team.name if row.team else "",
        phone=row.team.phone if row.team else "",
        lead=row.lead or "",
        next_step=row.next_step or "",
        next_due=row.next_due,
    )


def _lead_name(child: str, moment: datetime) -> Subquery:
    return Subquery(Lead.objects.filter(going_on(moment), child=OuterRef(child)).values("worker__name")[:1])
