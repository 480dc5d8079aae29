"""The teams of an authority, and who works in one of them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from held.language.pack import Pack
from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.going_on import going_on
from held.record.named import the_team
from held.record.reading.people.managing import Managing, PostHeld, managing
from held.record.reading.procedures import NothingInForce, hash_in_force, pack_by_hash
from held.record.tables.care.lead import Lead
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover

MOST = 200
A_PAGE = 50
"""Teams: more are on the next."""


@dataclass(frozen=True)
class TeamCounted:
    """`people`: how many work there today whose account is on. `is_mine`: whoever asks works there."""

    public: str
    name: str
    service: str
    phone: str
    hours: str
    is_duty_desk: bool
    people: int
    is_mine: bool


@dataclass(frozen=True, kw_only=True)
class Member:
    """One post. `cover`: who covers today, by name; `since` may be to come, `until` is the last day."""

    public: str
    name: str
    phone: str
    role: str
    since: date
    until: date | None
    leads: int
    cover: str
    is_on: bool
    is_dormant: bool
    chooses_until: datetime | None


@dataclass(frozen=True, kw_only=True)
class TeamPage:
    public: str
    name: str
    service: str
    phone: str
    hours: str
    is_duty_desk: bool
    email: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Alone:
    """An account in no team, switched off, or closed because nobody used it."""

    public: str
    name: str
    is_on: bool
    is_dormant: bool


def rights_of(worker: Worker) -> tuple[Managing, Pack | None]:
    """What they may change, and by the words of which procedures. In two queries."""
    moment = now()
    today = timezone.localdate(moment)
    try:
        pack = pack_by_hash(hash_in_force(on=today))
    except NothingInForce:
        pack = None
    posts = Membership.objects.filter(current(today), worker__in=standing_in_for(worker, moment))
    held = posts.values_list("team__public", "role", "sees_all")
    return managing((PostHeld(*post) for post in held), pack), pack


def teams_counted(worker: Worker, *, after: str = "", most: int | None = None) -> tuple[TeamCounted, ...]:
    """By service, duty desks first; those after the team with this id, as many as are asked for. In one query. Where there is
    no such team, none."""
    today = timezone.localdate(now())
    working = current(today) & Q(worker__is_active=True)
    here = Membership.objects.filter(working, team=OuterRef("pk")).order_by().values("team")
    # Which they are is asked within, so that only in those is anybody counted.
    wanted = _after(after).order_by(*_IN_ORDER).values("pk")[:most]
    rows = (
        Team.objects.filter(pk__in=wanted)
        .annotate(
            people=Coalesce(Subquery(here.annotate(many=Count("worker", distinct=True)).values("many")), 0),
            is_mine=Exists(Membership.objects.filter(current(today), team=OuterRef("pk"), worker=worker)),
        )
        .order_by(*_IN_ORDER)
    )
    return tuple(
        TeamCounted(
            row.public, row.name, row.service, row.phone, row.hours, row.is_duty_desk, row.people, row.is_mine
        )
        for row in rows
    )


_IN_ORDER = ("service", "-is_duty_desk", "name")


def _after(public: str) -> QuerySet[Team]:
    if not public:
        return Team.objects.all()
    last = Team.objects.filter(public=public)
    service, desk, name = (Subquery(last.values(column)) for column in ("service", "is_duty_desk", "name"))
    return Team.objects.filter(
        Q(service__gt=service)
        | Q(service=service, is_duty_desk__lt=desk)
        | Q(service=service, is_duty_desk=desk, name__gt=name)
    )


def team_page(public: str) -> TeamPage:
    """With whoever works there, or is to join it, by name. In two queries. Raises NobodyNamed."""
    moment = now()
    team = the_team(public)
    led = Lead.objects.filter(going_on(moment), worker=OuterRef("worker")).order_by().values("worker")
    cover = Cover.objects.filter(going_on(moment), absent=OuterRef("worker")).order_by("since", "id")
    rows = (
        Membership.objects.filter(Q(until=None) | Q(until__gte=timezone.localdate(moment)), team=team)
        .select_related("worker")
        .annotate(
            leads=Coalesce(Subquery(led.annotate(many=Count("pk")).values("many")), 0),
            cover=Coalesce(Subquery(cover.values("deputy__name")[:1]), Value("")),
        )
        .order_by("-worker__is_active", "worker__name", "since", "id")[:MOST]
    )
    return TeamPage(
        public=team.public,
        name=team.name,
        service=team.service,
        phone=team.phone,
        hours=team.hours,
        is_duty_desk=team.is_duty_desk,
        email=team.email or "",
        members=tuple(_member(row, moment) for row in rows),
    )


def in_no_team() -> tuple[Alone, ...]:
    """Accounts that stand on no team's page, and those that are switched off. In one query."""
    moment = now()
    here = Membership.objects.filter(
        Q(until=None) | Q(until__gte=timezone.localdate(moment)), worker=OuterRef("pk")
    )
    rows = Worker.objects.filter(~Exists(here) | Q(is_active=False)).order_by(
        Case(When(is_active=True, then=0), default=1, output_field=IntegerField()), "name", "id"
    )[:MOST]
    return tuple(Alone(row.public, row.name, row.is_active, row.is_dormant(moment)) for row in rows)


def _member(row: Membership, moment: datetime) -> Member:
    worker = row.worker
    return Member(
        public=worker.public,
        name=worker.name,
        phone=worker.phone,
        role=row.role,
        since=row.since,
        until=row.until,
        leads=row.leads,
        cover=row.cover,
        is_on=worker.is_active,
        is_dormant=worker.is_dormant(moment),
        chooses_until=worker.password_until,
    )
