"""Workers to choose from, with how much each has to do: by the role or the service that is asked for. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from held.record.access import current
from held.record.clock import now
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.work.cover import Cover


@dataclass(frozen=True)
class WorkerLine:
    """One worker in one role of one team. `leads` is how many children, `owes` how many duties, `is_away` whether
    somebody covers for them today."""

    public: str
    name: str
    phone: str
    role: str
    team: str
    team_public: str
    service: str
    leads: int
    owes: int
    is_away: bool


@dataclass(frozen=True)
class TeamLine:
    public: str
    name: str
    service: str
    phone: str
    hours: str
    is_duty_desk: bool


def workers(*, roles: Iterable[str] = (), service: str = "", team: str = "") -> tuple[WorkerLine, ...]:
    """Whoever can be rung today in one of these roles (any), in that service or team (any). By name."""
    moment = now()
    going_on = Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))
    rows = Membership.objects.filter(current(timezone.localdate(moment)), worker__is_active=True)
    wanted = list(roles)
    if wanted:
        rows = rows.filter(role__in=wanted)
    if service:
        rows = rows.filter(team__service=service)
    if team:
        rows = rows.filter(team__public=team)
    found = (
        rows.select_related("worker", "team")
        .annotate(
            leads=_count(Lead.objects.filter(going_on, worker=OuterRef("worker")), "worker"),
            owes=_count(Owed.objects.filter(owner=OuterRef("worker")), "owner"),
            away=_count(Cover.objects.filter(going_on, absent=OuterRef("worker")), "absent"),
        )
        .order_by(F("worker__name"), "team__name", "role")
    )
    return tuple(
        WorkerLine(
            public=row.worker.public,
            name=row.worker.name,
            phone=row.worker.phone,
            role=row.role,
            team=row.team.name,
            team_public=row.team.public,
            service=row.team.service,
            leads=row.leads,
            owes=row.owes,
            is_away=row.away > 0,
        )
        for row in found
        if not row.worker.is_dormant(moment)
    )


def teams(*, service: str = "") -> tuple[TeamLine, ...]:
    """All teams, or those of one service: duty desks first."""
    rows = Team.objects.filter(service=service) if service else Team.objects.all()
    return tuple(
        TeamLine(row.public, row.name, row.service, row.phone, row.hours, row.is_duty_desk)
        for row in rows.order_by("service", "-is_duty_desk", "name")
    )


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)
