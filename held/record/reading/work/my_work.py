"""What I owe, what my teams owe, what I wait for, and what I have done. Soonest first; two queries a list."""

import functools
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.reading.rounds.named import whose
from held.record.reading.transitions.entries import BEGAN, KNOWN_CHANGED, NAMED
from held.record.reading.work.awaited import is_awaited, transitions_waiting_for, waits_for
from held.record.reading.work.capped import CappedCount
from held.record.reading.work.nobody_in import nobody_in
from held.record.reading.work.owed_line import MOST, After, OwedLines, lines_of, soonest
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import RECEIVED


def mine(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What this worker owes, in their own name or for somebody they cover for; and, not their own, what others owe that
    waits for an act of theirs."""
    return _lines(_MINE, worker, after)


def my_teams(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What everybody in this worker's teams owes, and what stands in the trays of those teams."""
    return _lines(_MY_TEAMS, worker, after)


def waiting_for_others(worker: Worker, *, after: After | None = None) -> OwedLines:
    """What somebody else owes for the children whom this worker leads or is involved with."""
    return _lines(_WAITING, worker, after)


def _lines(ask: Callable[..., list[Owed]], worker: Worker, after: After | None) -> OwedLines:
    place = {} if after is None else {"due": after[0], "last": after[1]}
    return lines_of(ask(worker=worker.pk, **place), now())


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
    (found,) = _COUNTS(worker=worker.pk)
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
    rows = _recorded_by(most)(worker=worker.pk)
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


@functools.cache
def _recorded_by(most: int) -> Callable[..., list[Happening]]:
    def recorded_by(*, worker: int) -> QuerySet[Happening]:
        return (
            Happening.objects.filter(by=worker)
            .exclude(kind__in=(BEGAN, KNOWN_CHANGED, NAMED, RECEIVED))
            .select_related("child", "transition", "words")
            .order_by("-id")[:most]
        )

    return prepared(recorded_by)


def _step(row: Happening) -> str:
    words = json.loads(row.words.text) if row.words.text is not None else {}
    return str(words.get("step", ""))


def _counted(worker: Worker, moment: datetime) -> QuerySet[Any]:
    lists = (
        _mine(worker, moment),
        _my_teams(worker, moment),
        _waiting(worker, moment),
        _mine(worker, moment).filter(due__lt=moment),
        Lead.objects.filter(going_on(moment), worker=worker),
    )
    return Worker.objects.filter(pk=worker.pk).values_list(*(_capped(rows) for rows in lists))


def _mine_and_waiting(worker: Worker, moment: datetime, **after: Any) -> QuerySet[Owed]:
    acts = waits_for(worker, moment)
    is_own = ExpressionWrapper(_owned(worker, moment), output_field=BooleanField())
    waiting = Owed.objects.filter(is_awaited(acts), transition__in=transitions_waiting_for(worker, moment))
    found = _own(worker, moment).union(waiting.order_by().values("pk"))
    return soonest(Owed.objects.annotate(is_own=is_own).filter(pk__in=found), first=acts, **after)


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
    led = Lead.objects.filter(going_on(moment), worker=worker).values("child")
    involved = Involvement.objects.filter(going_on(moment), worker=worker).values("child")
    return Owed.objects.filter(child__in=led.union(involved)).exclude(owner=worker)


def _capped(rows: QuerySet) -> CappedCount:
    """How many there are, counting no further than one over the most that is shown."""
    return CappedCount(rows.order_by().values("pk")[: MOST + 1])


_MINE = prepared(lambda *, worker, **after: _mine_and_waiting(Worker(pk=worker), now(), **after))
_MY_TEAMS = prepared(lambda *, worker, **after: soonest(_my_teams(Worker(pk=worker), now()), **after))
_WAITING = prepared(lambda *, worker, **after: soonest(_waiting(Worker(pk=worker), now()), **after))
_COUNTS = prepared(lambda *, worker: _counted(Worker(pk=worker), now()))
