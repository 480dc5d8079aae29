"""The board of children with nobody, and of those whom something could leave with nobody. Five queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from held.record.access import current
from held.record.clock import now
from held.record.dormant import dormant_before
from held.record.prepared import prepared
from held.record.reading.care.in_a_tray import in_a_tray
from held.record.reading.people.contact import Contact
from held.record.reading.promise import Kept, Without, promise_at_once
from held.record.tables.care.held_together import HeldTogether
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import ANSWER_CALL, Owed
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover

LEAVES_SOON = timedelta(weeks=6)
CLOSES_SOON = timedelta(weeks=2)
MOST = 50
"""Of each kind: of more, the first are read, and that there are more is said."""


@dataclass(frozen=True)
class Away:
    """A lead somebody covers for. `until` is None while no end is named; `is_switched_off`: they have left."""

    worker: Contact
    deputy: Contact
    until: datetime | None
    children: int
    is_switched_off: bool


@dataclass(frozen=True)
class Leaving:
    """A lead whose last day in any team is near, or over. `settled`: for how many of their children a next one is named."""

    worker: Contact
    last_day: date
    children: int
    settled: int


@dataclass(frozen=True)
class Unused:
    """A lead whose account closes by itself on that day, because nobody uses it. It may have come, where somebody covers."""

    worker: Contact
    closes: date
    children: int


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
    leaving, unused, more_leave = _leaving(moment)
    away, pending, together = _away(), _pending(), co_working()
    found = promise_at_once()
    return Board(
        counted=moment,
        kept=found.kept,
        without=found.without,
        away=away[:MOST],
        leaving=leaving,
        unused=unused,
        pending=pending[:MOST],
        co_working=together[:MOST],
        is_cut=more_leave or any(len(kind) > MOST for kind in (away, pending, together)),
    )


def _going_on(moment: datetime) -> Q:
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))


def _away() -> tuple[Away, ...]:
    return tuple(
        Away(_contact(row.absent), _contact(row.deputy), row.until, row.children, not row.absent.is_active)
        for row in _covers()
    )


@prepared
def _covers() -> QuerySet[Cover]:
    moment = now()
    led = (
        Lead.objects.filter(_going_on(moment), worker=OuterRef("absent"))
        .order_by()
        .values("worker")
        .annotate(many=Count("pk"))
        .values("many")
    )
    return (
        Cover.objects.filter(_going_on(moment))
        .annotate(children=Subquery(led))
        .filter(children__gt=0)
        .select_related("absent", "deputy")
        .order_by(F("until").asc(nulls_last=True), "id")[: MOST + 1]
    )


def _leaving(moment: datetime) -> tuple[tuple[Leaving, ...], tuple[Unused, ...], bool]:
    """Leads who soon can't be found at work, and whether there are more: in one query."""
    gone_by = timezone.localdate(moment) + LEAVES_SOON
    unused_since = dormant_before(moment) + CLOSES_SOON
    leaving, closing = [], []
    found = _leads_hardly_at_work(gone_by=gone_by, unused_since=unused_since)
    for row in found[: 2 * MOST]:
        if not row.in_a_team and row.last_day and row.last_day <= gone_by:
            leaving.append(Leaving(_contact(row), row.last_day, row.children, row.settled))
        if not row.invented and row.used and row.used <= unused_since:
            closes = timezone.localdate(row.used + (moment - dormant_before(moment)))
            closing.append(Unused(_contact(row), closes, row.children))
    is_cut = any(len(kind) > most for kind, most in ((found, 2 * MOST), (leaving, MOST), (closing, MOST)))
    return tuple(leaving[:MOST]), tuple(closing[:MOST]), is_cut


@prepared
def _leads_hardly_at_work(*, gone_by: date, unused_since: datetime) -> QuerySet[Worker]:
    goes_on = Exists(Membership.objects.filter(worker=OuterRef("pk"), until=None))
    led = Lead.objects.filter(_going_on(now()), worker=OuterRef("pk")).order_by().values("worker")
    in_use = Worker.objects.filter(is_active=True).order_by()
    leaves = Q(in_a_team=False, last_day__lte=gone_by)
    unused = Q(invented=False, used__lte=unused_since)
    # From the workers and not from those they lead: there are fewer, and of few of them anything is to be said.
    perhaps_unused = in_use.filter(
        Q(last_login=None) | Q(last_login__lte=unused_since),
        Q(opened=None) | Q(opened__lte=unused_since),
        invented=False,
    )
    return (
        Worker.objects.filter(pk__in=in_use.filter(~goes_on).values("pk").union(perhaps_unused.values("pk")))
        .annotate(in_a_team=goes_on, used=Greatest("opened", Coalesce("last_login", "opened")))
        .annotate(last_day=Max("memberships__until"))
        .filter(leaves | unused)
        .annotate(
            children=Subquery(led.annotate(many=Count("pk")).values("many")),
            settled=Subquery(led.annotate(many=Count("pk", filter=Q(until__isnull=False))).values("many")),
        )
        .filter(children__gt=0)
        .order_by(F("last_day").asc(nulls_last=True), "used", "name")[: 2 * MOST + 1]
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
    return _nobody_on_a_side(Holding.objects.filter(child__in=together), moment)


def with_nobody_on_a_side(holdings: QuerySet[Holding], moment: datetime) -> tuple[CoWorking, ...]:
    """Of these holdings, those beside another where the service has named nobody."""
    return tuple(_co_working(row) for row in _nobody_on_a_side(holdings, moment))


def _nobody_on_a_side(holdings: QuerySet[Holding], moment: datetime) -> QuerySet[Holding]:
    going_on = _going_on(moment)
    other = Holding.objects.filter(going_on, child=OuterRef("child")).exclude(pk=OuterRef("pk"))
    member = Membership.objects.filter(
        current(timezone.localdate(moment)),
        worker=OuterRef("worker"),
        team__service=OuterRef(OuterRef("service")),
    )
    led, involved = (
        table.objects.filter(going_on, Exists(member), child=OuterRef("child"))
        for table in (Lead, Involvement)
    )
    soonest = Owed.objects.filter(child=OuterRef("child")).order_by("due", "id")
    return (
        holdings.filter(going_on, Exists(other), ~Exists(led), ~Exists(involved))
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
    return Subquery(Lead.objects.filter(_going_on(moment), child=OuterRef(child)).values("worker__name")[:1])


def _contact(worker: Worker) -> Contact:
    return Contact(worker.public, worker.name, worker.phone)
