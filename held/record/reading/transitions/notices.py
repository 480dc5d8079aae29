"""What a transition has sent and told: papers and notices, to whom, and whether they have said that they have it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast

from held.record.clock import now
from held.record.reading.one_shape import Row, of_kind, read, shaped
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.tables.work.notice import Notice


@dataclass(frozen=True)
class NoticeLine:
    """`paper` is empty where somebody was told without one; `to` names the worker, or else the team."""

    id: int
    paper: str
    role: str
    to: str
    team: str
    sent: datetime
    received: datetime | None
    received_by: str


def identity_and_notices(child: str, transition: str) -> tuple[Identity, tuple[NoticeLine, ...]]:
    """The identity bar, and what the transition sent and told in the order it was sent. In one query."""
    moment = now()
    rows = read(*identity_rows(child, moment), _sent_by(transition))
    return identity_of(rows, moment), tuple(_notice(row) for row in of_kind("notice", rows))


def notices_of(transition: str) -> tuple[NoticeLine, ...]:
    """What it sent and told alone: of a round, over which no identity bar stands. In one query."""
    return tuple(_notice(row) for row in of_kind("notice", read(_sent_by(transition))))


def _sent_by(transition: str) -> QuerySet:
    sent = Notice.objects.filter(transition__public=transition).annotate(key=Cast("pk", CharField()))
    return shaped(
        "notice",
        sent,
        public="key",
        name="worker__name",
        phone="received_by__name",
        word="role",
        team="team__name",
        cites="paper",
        since="sent",
        until="received",
    )


def _notice(row: Row) -> NoticeLine:
    return NoticeLine(
        id=int(row.public or 0),
        paper=row.cites,
        role=row.word,
        to=row.name or row.team or "",
        team=row.team or "",
        sent=row.since,
        received=row.until,
        received_by=row.phone or "",
    )
