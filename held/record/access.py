"""Who may see a child, and in which roles somebody may act. Who may decide is the procedure's affair.

A child is seen freely by the teams that hold them, their lead, whoever is involved or owes them something,
duty desks and whoever answers for every child; and by whoever covers for one of these. Whoever added a child sees them
until somebody works with them. Anybody else says why.
"""
# ruff: noqa: S608, S611 - the SQL is our own words; what varies goes in as parameters

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import rules
from django.db import connection
from django.db.models import BooleanField, DateTimeField, Field, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from held.language.pack import Pack
from held.record.at_this_moment import at_this_moment
from held.record.clock import now
from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover

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
    added_them: bool
    """They added the child, with whom nobody works yet."""
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
    | _so("added_them")
)


@rules.predicate
def gave_a_reason(standing: Standing) -> bool:
    return standing.gave_a_reason_at is not None


def seeing(standing: Standing) -> Seeing:
    """What a standing allows."""
    if sees_freely.test(standing):
        return Seeing("free")
    if gave_a_reason.test(standing):
        assert standing.gave_a_reason_at
        return Seeing("with reason", standing.gave_a_reason_at + A_REASON_LASTS)
    return Seeing("needs reason")


# Plain SQL, because every page about a child asks it first, and building it from parts took longer than asking.
_PEOPLE = """(SELECT %(worker)s UNION SELECT absent_id FROM record_cover WHERE deputy_id = %(worker)s
    AND since <= %(now)s AND (until IS NULL OR until > %(now)s))"""
_POSTS = f"""(SELECT {{column}} FROM record_membership WHERE worker_id IN {_PEOPLE}
    AND since <= %(today)s AND (until IS NULL OR until >= %(today)s){{more}})"""
_TEAMS = _POSTS.format(column="team_id", more="")
_GOES_ON = "child_id = record_child.id AND (until IS NULL OR until > %(now)s)"
_STANDING = {
    "leads_it": f"EXISTS (SELECT 1 FROM record_lead WHERE {_GOES_ON} AND worker_id IN {_PEOPLE})",
    "involved_in_it": f"EXISTS (SELECT 1 FROM record_involvement WHERE {_GOES_ON} AND worker_id IN {_PEOPLE})",
    "asked_of_it": f"""(
        EXISTS (SELECT 1 FROM record_owed WHERE child_id = record_child.id
            AND (owner_id IN {_PEOPLE} OR team_id IN {_TEAMS}))
        OR EXISTS (SELECT 1 FROM record_notice WHERE child_id = record_child.id AND received IS NULL
            AND (worker_id IN {_PEOPLE} OR team_id IN {_TEAMS})))""",
    "team_holds_it": f"EXISTS (SELECT 1 FROM record_holding WHERE {_GOES_ON} AND team_id IN {_TEAMS})",
    "at_a_duty_desk": """EXISTS (SELECT 1 FROM record_membership AS post JOIN record_team AS desk ON desk.id = post.team_id
        WHERE post.worker_id = %(worker)s AND desk.is_duty_desk
        AND post.since <= %(today)s AND (post.until IS NULL OR post.until >= %(today)s))""",
    "sees_all": f"EXISTS {_POSTS.format(column='1', more=' AND sees_all')}",
    "added_it": """(record_child.created_by_id = %(worker)s
        AND NOT EXISTS (SELECT 1 FROM record_lead WHERE child_id = record_child.id)
        AND NOT EXISTS (SELECT 1 FROM record_holding WHERE child_id = record_child.id))""",
}
_REASON_AT = """(SELECT MAX(at) FROM record_look WHERE who_id = %(worker)s AND child_id = record_child.id
    AND reason <> '' AND at > %(an_hour_ago)s)"""
_NAMED = re.compile(r"%\((\w+)\)s")


def standing_to(worker: Worker) -> QuerySet[Child]:
    """Children, each with how this worker stands to them: for `standing_of`."""
    return with_standing(worker, Child.objects.all())


def with_standing(worker: Worker, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows that are read together with their child (`select_related`), each with how this worker stands to that child."""
    given = {
        **at_this_moment(),
        "worker": worker.pk,
        "an_hour_ago": connection.ops.adapt_datetimefield_value(now() - A_REASON_LASTS),
    }
    return rows.annotate(
        **{name: _raw(sql, given, BooleanField()) for name, sql in _STANDING.items()},
        reason_at=_raw(_REASON_AT, given, DateTimeField()),
    )


def _raw(sql: str, given: Mapping[str, object], field: Field) -> RawSQL:
    return RawSQL(_NAMED.sub("%s", sql), [given[name] for name in _NAMED.findall(sql)], output_field=field)


def standing_of(row: Any) -> Standing:
    """From a row of `standing_to` or `with_standing`."""
    return Standing(
        leads=row.leads_it,
        is_involved=row.involved_in_it,
        is_asked=row.asked_of_it,
        team_holds=row.team_holds_it,
        is_at_a_duty_desk=row.at_a_duty_desk,
        sees_all=row.sees_all,
        added_them=row.added_it,
        gave_a_reason_at=row.reason_at,
    )


def acting_roles(worker: Worker, child: Child | None, pack: Pack) -> frozenset[str]:
    """The pack's roles in which this worker may act for this child today, in one query.

    Those of their teams, those in which they lead or are involved, and those of everybody they cover for. For no child, in
    a round: those of the teams.
    """
    if child is None:
        found = _memberships(worker, now()).values_list("role")
    else:
        found = _acting_roles(worker=worker.pk, child=child.pk)
    return frozenset(role for (role,) in found) & frozenset(pack.roles)


@prepared
def _acting_roles(*, worker: int, child: int) -> QuerySet[Any]:
    moment = now()
    people = Q(worker__in=standing_in_for(Worker(pk=worker), moment))
    return (
        _memberships(Worker(pk=worker), moment)
        .values_list("role")
        .union(
            Involvement.objects.filter(people & going_on(moment), child=child).values_list("role"),
            Lead.objects.filter(people & going_on(moment), child=child).values_list("role"),
        )
    )


def covered_by(worker: Worker, moment: datetime) -> QuerySet[Any]:
    """The ids of those for whom this worker stands in, for use inside another query."""
    return Cover.objects.filter(going_on(moment), deputy=worker).values("absent")


def covering_for(worker: int, moment: datetime) -> QuerySet[Any]:
    """The other way round: the ids of those who stand in for the worker with this row number."""
    return Cover.objects.filter(going_on(moment), absent=worker).values("deputy")


def standing_in_for(worker: Worker, moment: datetime) -> QuerySet[Any]:
    """The ids of this worker and of everybody they cover for, for use inside another query with `in`.

    A union and not an "or", with which PostgreSQL would read whole tables.
    """
    return Worker.objects.filter(pk=worker.pk).values("pk").union(covered_by(worker, moment))


def current(today: object) -> Q:
    """Memberships that hold today."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def _memberships(worker: Worker, moment: datetime) -> QuerySet[Membership]:
    """Their own, and those of everybody they cover for."""
    return Membership.objects.filter(
        current(timezone.localdate(moment)), worker__in=standing_in_for(worker, moment)
    )
