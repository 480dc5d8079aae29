"""What has arrived for a worker's teams and for themselves: duties without an owner, and notices not yet received."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from held.record.access import current, standing_in_for
from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.rounds.named import whose
from held.record.reading.transitions.entries import STEP_TAKEN
from held.record.reading.work.nobody_in import nobody_in
from held.record.reading.work.owed_line import MOST, OwedLines, lines_of, soonest
from held.record.reading.work.said_to_me import About, in_your_name, with_entry
from held.record.reading.work.urgent_line import is_urgent_notice
from held.record.tables.care.owed import Owed
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice


@dataclass(frozen=True, kw_only=True)
class NoticeLine:
    """`paper` is the name of the paper that was sent, "" where somebody is only told. `team` or `to` says where.

    `in_your_name`: a step that somebody else recorded, naming whoever it went to beside them. `is_urgent`: it tells of an
    urgent call. `step_taken`: the number of the step that it tells of; None where it tells of anything else.
    """

    id: int
    child: str
    child_name: str
    born: date | None
    expected: date | None
    transition: str
    procedure: str
    paper: str
    says: str
    cites: str
    because: int | None
    role: str
    team: str
    to: str
    sent: datetime
    pack_hash: str
    is_open: bool
    is_urgent: bool
    step_taken: int | None
    in_your_name: About | None


@dataclass(frozen=True)
class Tray:
    """Duties soonest due first, notices longest waiting first. Lists stop at 200 and say so."""

    duties: OwedLines
    notices: tuple[NoticeLine, ...]
    has_more_notices: bool


def tray(worker: Worker) -> Tray:
    """Of all the teams they work in or cover for, and their own notices. Three queries."""
    duties = lines_of(_DUTIES(worker=worker.pk), now())
    notices = _NOTICES(worker=worker.pk)
    return Tray(duties, tuple(_line(row) for row in notices[:MOST]), len(notices) > MOST)


def _teams(people: QuerySet[Any], moment: datetime) -> QuerySet[Any]:
    return Membership.objects.filter(current(timezone.localdate(moment)), worker__in=people).values("team")


def _duties(worker: Worker, moment: datetime) -> QuerySet[Owed]:
    teams = _teams(standing_in_for(worker, moment), moment)
    return soonest(Owed.objects.filter(nobody_in("owner"), team__in=teams))


def _notices(worker: Worker, moment: datetime) -> QuerySet[Notice]:
    people = standing_in_for(worker, moment)
    waiting = Notice.objects.filter(received=None).order_by().values("pk")
    # A union and not an "or", with which PostgreSQL read every notice that waits for anybody.
    theirs = waiting.filter(worker__in=people).union(waiting.filter(team__in=_teams(people, moment)))
    return (
        with_entry(Notice.objects.filter(pk__in=theirs))
        .select_related("child", "transition", "team", "worker")
        .order_by("sent", "id")[: MOST + 1]
    )


_DUTIES = prepared(lambda *, worker: _duties(Worker(pk=worker), now()))
_NOTICES = prepared(lambda *, worker: _notices(Worker(pk=worker), now()))


def _line(row: Notice) -> NoticeLine:
    about = whose(row.child, row.transition)
    return NoticeLine(
        id=row.pk,
        child=about.public,
        child_name=about.name,
        born=about.born,
        expected=about.expected,
        transition=row.transition.public if row.transition else "",
        procedure=row.transition.procedure if row.transition else "",
        paper=row.paper,
        says=row.says,
        cites=row.cites,
        because=row.because,
        role=row.role,
        team=row.team.name if row.team else "",
        to=row.worker.name if row.worker else "",
        sent=row.sent,
        pack_hash=row.transition.pack_hash if row.transition else "",
        is_open=bool(row.transition and row.transition.ended_at is None),
        is_urgent=is_urgent_notice(row),
        step_taken=row.because if row.entry_kind == STEP_TAKEN else None,
        in_your_name=in_your_name(row),
    )
