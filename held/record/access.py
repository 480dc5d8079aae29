"""Who may see a child, and in which roles somebody may act. Who may decide is the procedure's affair.

A child is seen freely by the teams that hold them, their lead, whoever is involved or owes them something,
duty desks and whoever answers for every child; and by whoever covers for one of these. Anybody else says why.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import rules
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from held.language.pack import Pack
from held.record.clock import now
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover
from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice

A_REASON_LASTS = timedelta(minutes=60)


@dataclass(frozen=True)
class Standing:
    """How a worker stands to a child at this moment."""

    leads: bool
    is_involved: bool
    is_asked: bool
    """Something is owed by them, or stands in their tray."""
    team_holds: bool
    is_at_a_duty_desk: bool
    sees_all: bool
    gave_a_reason_at: datetime | None


@dataclass(frozen=True)
class Seeing:
    """`until`: when a reason that was given stops opening the record."""

    how: Literal["free", "with reason", "needs reason"]
    until: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.how != "needs reason"


def _so(name: str) -> rules.predicates.Predicate:
    return rules.predicate(lambda standing: bool(getattr(standing, name)), name=name)


sees_freely = (
    _so("leads")
    | _so("is_involved")
    | _so("is_asked")
    | _so("team_holds")
    | _so("is_at_a_duty_desk")
    | _so("sees_all")
)


@rules.predicate
def gave_a_reason(standing: Standing) -> bool:
    return standing.gave_a_reason_at is not None


def may_see(worker: Worker, child: Child) -> Seeing:
    """In one query."""
    return seeing(standing_of(standing_to(worker).get(pk=child.pk)))


def seeing(standing: Standing) -> Seeing:
    """What a standing allows."""
    if sees_freely.test(standing):
        return Seeing("free")
    if gave_a_reason.test(standing):
        assert standing.gave_a_reason_at
        return Seeing("with reason", standing.gave_a_reason_at + A_REASON_LASTS)
    return Seeing("needs reason")


def standing_to(worker: Worker) -> QuerySet[Child]:
    """Children, each with how this worker stands to them: for `standing_of`."""
    moment = now()
    today = timezone.localdate(moment)
    people = Q(worker=worker) | Q(worker__in=covered_by(worker, moment))
    not_over = Q(until=None) | Q(until__gt=moment)
    memberships = _memberships(worker, moment)
    teams = memberships.values("team")
    of_child = {"child": OuterRef("pk")}
    return Child.objects.annotate(
        leads_it=Exists(Lead.objects.filter(people & not_over, **of_child)),
        involved_in_it=Exists(Involvement.objects.filter(people & not_over, **of_child)),
        owes_it=Exists(
            Owed.objects.filter(
                Q(owner=worker) | Q(owner__in=covered_by(worker, moment)) | Q(team__in=teams), **of_child
            )
        ),
        told_of_it=Exists(Notice.objects.filter(people | Q(team__in=teams), received=None, **of_child)),
        team_holds_it=Exists(Holding.objects.filter(not_over, team__in=teams, **of_child)),
        at_a_duty_desk=Exists(
            Membership.objects.filter(current(today), worker=worker, team__is_duty_desk=True)
        ),
        sees_all=Exists(memberships.filter(sees_all=True)),
        reason_at=Subquery(
            Look.objects.filter(who=worker, at__gt=moment - A_REASON_LASTS, **of_child)
            .exclude(reason="")
            .order_by("-at")
            .values("at")[:1]
        ),
    )


def standing_of(row: Child) -> Standing:
    """From a row of `standing_to`."""
    return Standing(
        leads=row.leads_it,
        is_involved=row.involved_in_it,
        is_asked=row.owes_it or row.told_of_it,
        team_holds=row.team_holds_it,
        is_at_a_duty_desk=row.at_a_duty_desk,
        sees_all=row.sees_all,
        gave_a_reason_at=row.reason_at,
    )


def acting_roles(worker: Worker, child: Child, pack: Pack) -> frozenset[str]:
    """The pack's roles in which this worker may act for this child today, in one query.

    Those of their teams, those in which they lead or are involved, and those of everybody they cover for.
    """
    moment = now()
    people = Q(worker=worker) | Q(worker__in=covered_by(worker, moment))
    going_on = Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))
    found = (
        _memberships(worker, moment)
        .values_list("role")
        .union(
            Involvement.objects.filter(people & going_on, child=child).values_list("role"),
            Lead.objects.filter(people & going_on, child=child).values_list("role"),
        )
    )
    return frozenset(role for (role,) in found) & frozenset(pack.roles)


def covered_by(worker: Worker, moment: datetime) -> QuerySet[Cover]:
    """The ids of those for whom this worker stands in, for use inside another query."""
    return Cover.objects.filter(Q(until=None) | Q(until__gt=moment), deputy=worker, since__lte=moment).values(
        "absent"
    )


def current(today: object) -> Q:
    """Memberships that hold today."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def _memberships(worker: Worker, moment: datetime) -> QuerySet[Membership]:
    """Their own, and those of everybody they cover for."""
    return Membership.objects.filter(
        current(timezone.localdate(moment)), Q(worker=worker) | Q(worker__in=covered_by(worker, moment))
    )
