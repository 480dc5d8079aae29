"""What I owe, what my teams owe, what I wait for, and what I have done. Soonest first; two queries a list."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.reading.rounds.named import whose
from held.record.reading.transitions.entries import BEGAN, KNOWN_CHANGED, NAMED
from held.record.reading.work.awaited import is_awaited, transitions_waiting_for, waits_for
from held.record.reading.work.capped import CappedCount
from held.record.reading.work.nobody_in import nobody_in
from held.record.reading.work.owed_line import MOST, OwedLines, read
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import RECEIVED

After = tuple[datetime, int]


def mine(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What this worker owes, in their own name or for somebody they cover for; and, not their own, what others owe that
    waits for an act of theirs."""
    moment = now()
    acts = waits_for(worker, moment)
    is_own = ExpressionWrapper(_owned(worker, moment), output_field=BooleanField())
    waiting = Owed.objects.filter(is_awaited(acts), transition__in=transitions_waiting_for(worker, moment))
    found = _own(worker, moment).union(waiting.order_by().values("pk"))
    rows = Owed.objects.annotate(is_own=is_own).filter(pk__in=found)
    return read(rows, moment=moment, after=after, first=acts)


def my_teams(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What everybody in this worker's teams owes, and what stands in the trays of those teams."""
    moment = now()
    return read(_my_teams(worker, moment), moment=moment, after=after)


def waiting_for_others(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What somebody else owes for the children whom this worker leads or is involved with."""
    moment = now()
    return read(_waiting(worker, moment), moment=moment, after=after)


@dataclass(frozen=True)
class Counts:
    """Each at most one over 200, which reads "200+"."""

    mine: int
    my_teams: int
    waiting: int
    late: int
    leads: int
    """How many children this worker leads."""


def counts(worker: Worker) -> Counts:
    """For the tabs, in one query."""
    moment = now()
    lists = (
        _mine(worker, moment),
        _my_teams(worker, moment),
        _waiting(worker, moment),
        _mine(worker, moment).filter(due__lt=moment),
        Lead.objects.filter(Q(until=None) | Q(until__gt=moment), worker=worker, since__lte=moment),
    )
    found = Worker.objects.filter(pk=worker.pk).values_list(*(_capped(rows) for rows in lists)).get()
    return Counts(*found)


@dataclass(frozen=True)
class DoneLine:
    child: str
    child_name: str
    number: int
    kind: str
    step: str
    transition: str
    procedure: str
    happened: datetime
    recorded: datetime


def done(worker: Worker, *, most: int = 50) -> tuple[DoneLine, ...]:
    """What this worker recorded last, newest first; what only followed from it, and receipts, left out."""
    rows = (
        Happening.objects.filter(by=worker)
        .exclude(kind__in=(BEGAN, KNOWN_CHANGED, NAMED, RECEIVED))
        .select_related("child", "transition", "words")
        .order_by("-id")[:most]
    )
    return tuple(
        DoneLine(
            child=whose(row.child, row.transition).public,
            child_name=whose(row.child, row.transition).name,
            number=row.number,
            kind=row.kind,
            step=_step(row),
            transition=row.transition.public if row.transition else "",
            procedure=row.transition.procedure if row.transition else "",
            happened=row.happened,
            recorded=row.recorded,
        )
        for row in rows
    )


def _step(row: Happening) -> str:
    words = json.loads(row.words.text) if row.words.text is not None else {}
    return str(words.get("step", ""))


def _mine(worker: Worker, moment: datetime) -> QuerySet[Owed]:
    """Owned by them, or by somebody they cover for; and what waits in a tray for a role that nobody else there is in."""
    return Owed.objects.filter(pk__in=_own(worker, moment))


def _own(worker: Worker, moment: datetime) -> QuerySet[Any]:
    """The ids of what `_owned` says. A union and not an "or", with which every duty there is would be looked at."""
    teams = Membership.objects.filter(current(timezone.localdate(moment)), worker=worker).values("team")
    by_name = Owed.objects.filter(owner__in=standing_in_for(worker, moment))
    alone = Owed.objects.filter(_for_them_alone(worker, moment), team__in=teams)
    return by_name.order_by().values("pk").union(alone.order_by().values("pk"))


def _owned(worker: Worker, moment: datetime) -> Q:
    return Q(owner__in=standing_in_for(worker, moment)) | _for_them_alone(worker, moment)


def _for_them_alone(worker: Worker, moment: datetime) -> Q:
    in_role = Membership.objects.filter(
        current(timezone.localdate(moment)),
        team=OuterRef("team"),
        role=OuterRef("role"),
        worker__is_active=True,
    )
    return (
        nobody_in("owner") & Exists(in_role.filter(worker=worker)) & ~Exists(in_role.exclude(worker=worker))
    )


def _my_teams(worker: Worker, moment: datetime) -> QuerySet[Owed]:
    today = timezone.localdate(moment)
    teams = Membership.objects.filter(current(today), worker=worker).values("team")
    colleagues = Membership.objects.filter(current(today), team__in=teams).values("worker")
    in_trays = Owed.objects.filter(team__in=teams).order_by().values("pk")
    by_colleagues = Owed.objects.filter(owner__in=colleagues).order_by().values("pk")
    return Owed.objects.filter(pk__in=in_trays.union(by_colleagues))


def _waiting(worker: Worker, moment: datetime) -> QuerySet[Owed]:
    going_on = Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))
    led = Lead.objects.filter(going_on, worker=worker).values("child")
    involved = Involvement.objects.filter(going_on, worker=worker).values("child")
    return Owed.objects.filter(child__in=led.union(involved)).exclude(owner=worker)


def _capped(rows: QuerySet) -> CappedCount:
    """How many there are, counting no further than one over the most that is shown."""
    return CappedCount(rows.order_by().values("pk")[: MOST + 1])
