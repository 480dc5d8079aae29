"""What a transition has sent and told: papers and notices, to whom, and whether they have said that they have it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.functions import Cast

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.one_shape import Row, joined, of_kind, rows_of, shaped
from held.record.reading.people.child import Identity, identity_of, identity_rows
from held.record.tables.messages.message import Message
from held.record.tables.work.notice import Notice


@dataclass(frozen=True)
class NoticeLine:
    """`paper` is empty where somebody was told without one; `to` names the worker, or else the team.

    `mail`: how the mail that tells of it stands, such as "went", since `mailed`; empty where there is none.
    """

    id: int
    paper: str
    role: str
    to: str
    team: str
    sent: datetime
    received: datetime | None
    received_by: str
    mail: str = ""
    mailed: datetime | None = None


def identity_and_notices(child: str, transition: str) -> tuple[Identity, tuple[NoticeLine, ...]]:
    """The identity bar, and what the transition sent and told in the order it was sent. In one query."""
    rows = rows_of(_identity_and_notices(child=child, transition=transition))
    return identity_of(rows, now()), notices_in(rows)


@prepared
def _identity_and_notices(*, child: str, transition: str) -> QuerySet:
    return joined(*identity_rows(child, now()), *notices_rows(transition))


def notices_of(transition: str) -> tuple[NoticeLine, ...]:
    """What it sent and told alone: of a round, over which no identity bar stands. In one query."""
    return notices_in(rows_of(_notices(transition=transition)))


@prepared
def _notices(*, transition: str) -> QuerySet:
    return joined(*notices_rows(transition))


def notices_rows(transition: str) -> tuple[QuerySet, ...]:
    """The parts of a query: the notices, and the mails that tell of them; not those to whoever covers."""
    sent = Notice.objects.filter(transition__public=transition).annotate(key=Cast("pk", CharField()))
    to_them = Q(notice__worker=None) | Q(worker=F("notice__worker"))
    mails = Message.objects.filter(to_them, transition__public=transition, notice__isnull=False)
    return (
        shaped(
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
        ),
        shaped(
            "mail",
            mails.annotate(key=Cast("notice_id", CharField())),
            public="key",
            word="state",
            since="written",
            until="settled",
        ),
    )


def notices_in(rows: list[Row]) -> tuple[NoticeLine, ...]:
    """From what `notices_rows` found, among whatever else."""
    mails = {row.public: row for row in of_kind("mail", rows)}
    return tuple(_notice(row, mails.get(row.public)) for row in of_kind("notice", rows))


def _notice(row: Row, mail: Row | None) -> NoticeLine:
    return NoticeLine(
        id=int(row.public or 0),
        paper=row.cites,
        role=row.word,
        to=row.name or row.team or "",
        team=row.team or "",
        sent=row.since,
        received=row.until,
        received_by=row.phone or "",
        mail=mail.word if mail else "",
        mailed=mail.until if mail else None,
    )
