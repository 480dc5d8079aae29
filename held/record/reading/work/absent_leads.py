"""Children's leads who are not at work, or soon will not be: the first of each kind and one more, in two queries."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from held.record.among import Among
from held.record.clock import now
from held.record.dormant import dormant_before
from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.reading.people.contact import Contact
from held.record.tables.care.lead import Lead
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.cover import Cover

LEAVES_SOON = timedelta(weeks=6)
CLOSES_SOON = timedelta(weeks=2)
MOST = 50
"""Of each kind that the board shows: of more, the first are read, and that there are more is said."""


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


def leads_away() -> tuple[Away, ...]:
    """The soonest back first."""
    return tuple(
        Away(_contact(row.absent), _contact(row.deputy), row.until, row.children, not row.absent.is_active)
        for row in _covers()
    )


@prepared
def _covers() -> QuerySet[Cover]:
    moment = now()
    led = _led("absent", moment)
    soonest_back = F("until").asc(nulls_last=True), "id"
    going = Cover.objects.alias(one=_anybody(led)).filter(going_on(moment), one__isnull=False)
    first = going.order_by(*soonest_back)[: MOST + 1].values("pk")
    return (
        # Of these alone the two workers: SQLite looked for a cover beside every account.
        Cover.objects.filter(Among("pk", first))
        .annotate(children=_how_many(led))
        .select_related("absent", "deputy")
        .order_by(*soonest_back)
    )


def leads_hardly_at_work(moment: datetime) -> tuple[tuple[Leaving, ...], tuple[Unused, ...]]:
    """Who is in no team soon, and whose account closes soon; whoever is so first, first."""
    last_day, used = timezone.localdate(moment) + LEAVES_SOON, dormant_before(moment) + CLOSES_SOON
    lasts = moment - dormant_before(moment)
    found = _hardly_at_work(last_day=last_day, used=used)
    leaving = [row for row in found if not row.in_a_team and row.last_day and row.last_day <= last_day]
    unused = [row for row in found if not row.invented and row.used and row.used <= used]
    return (
        tuple(
            Leaving(_contact(row), row.last_day, row.children, row.settled)
            for row in sorted(leaving, key=lambda row: row.last_day)
        ),
        tuple(
            Unused(_contact(row), timezone.localdate(row.used + lasts), row.children)
            for row in sorted(unused, key=lambda row: row.used)
        ),
    )


@prepared
def _hardly_at_work(*, last_day: date, used: datetime) -> QuerySet[Worker]:
    """The first of both kinds, in one query."""
    led = _led("pk", now())
    first = _in_no_team_from(last_day, led).values("pk"), _last_used_by(used, led).values("pk")
    leaving, unused = (Worker.objects.filter(Among("pk", found)).values("pk") for found in first)
    return (
        Worker.objects.filter(Among("pk", leaving.union(unused)))
        .annotate(in_a_team=Exists(Membership.objects.filter(worker=OuterRef("pk"), until=None)))
        .annotate(last_day=Max("memberships__until"), used=_USED, children=_how_many(led))
        .annotate(settled=_how_many(led.filter(until__isnull=False)))
        .order_by("name", "pk")
    )


_USED = Greatest(Coalesce("opened", "last_login"), Coalesce("last_login", "opened"))
"""When an account was opened or used last: of one that was written by hand perhaps only the second is known, or neither."""


def _in_no_team_from(last_day: date, led: QuerySet[Lead]) -> QuerySet[Worker]:
    goes_on = Membership.objects.filter(until=None, worker=OuterRef("worker"))
    last = Membership.objects.filter(~Exists(goes_on), until__isnull=False)
    return (
        Worker.objects.alias(one=_anybody(led))
        .filter(is_active=True, pk__in=last.values("worker"), one__isnull=False)
        .alias(last_day=Max("memberships__until"))
        .filter(last_day__lte=last_day)
        .order_by("last_day", "name", "pk")[: MOST + 1]
    )


def _last_used_by(day: datetime, led: QuerySet[Lead]) -> QuerySet[Worker]:
    not_since = Q(last_login=None, opened__lte=day) | (
        Q(last_login__lte=day) & (Q(opened=None) | Q(opened__lte=day))
    )
    return (
        Worker.objects.alias(one=_anybody(led), used=_USED)
        .filter(not_since, is_active=True, invented=False, one__isnull=False)
        .order_by("used", "name", "pk")[: MOST + 1]
    )


def _led(worker: str, moment: datetime) -> QuerySet[Lead]:
    return Lead.objects.filter(going_on(moment), worker=OuterRef(worker)).order_by()


def _anybody(led: QuerySet[Lead]) -> Subquery:
    """Not by `Exists`, for which PostgreSQL reads whomever they ever led."""
    return Subquery(led.values("pk")[:1])


def _how_many(led: QuerySet[Lead]) -> Coalesce:
    return Coalesce(Subquery(led.values("worker").annotate(many=Count("pk")).values("many")), 0)


def _contact(worker: Worker) -> Contact:
    return Contact(worker.public, worker.name, worker.phone)
