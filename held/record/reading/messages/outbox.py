"""The outbox as an administrator looks at it: how many messages stand how, and one page of them, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q

from held.record.clock import now
from held.record.reading.work.owed_line import MOST
from held.record.tables.messages.message import (
    BEING_SENT,
    FAILED,
    NO_ADDRESS,
    UNCERTAIN,
    WAITING,
    WENT,
    WITHDRAWN,
    Message,
)

A_PAGE = 50
LONG = timedelta(minutes=15)
"""So long nothing waits untried where somebody sends it."""

NEEDS_SOMEBODY, UNDER_WAY, GONE, NOT_SENT, UNMAILED = (
    "needs you",
    "waiting",
    "went",
    "withdrawn",
    "no address",
)
KINDS: Mapping[str, tuple[str, ...]] = {
    NEEDS_SOMEBODY: (UNCERTAIN, FAILED),
    UNDER_WAY: (WAITING, BEING_SENT),
    GONE: (WENT,),
    UNMAILED: (NO_ADDRESS,),
    NOT_SENT: (WITHDRAWN,),
}
"""How they are shown together, by their states."""


@dataclass(frozen=True, kw_only=True)
class MessageLine:
    """`id` is where the next page begins. `settled` is None while it waits or is being sent."""

    id: int
    public: str
    kind: str
    state: str
    to: str
    written: datetime
    attempts: int
    next_attempt: datetime
    settled: datetime | None
    trouble: str


@dataclass(frozen=True)
class Outbox:
    """`older`: give as `before` for the next page; None on the last. `waits_since`: a message nobody tried for long."""

    lines: tuple[MessageLine, ...]
    older: int | None
    needs_somebody: int
    under_way: int
    waits_since: datetime | None


def outbox(kind: str, *, before: int | None = None) -> Outbox:
    """`kind` is one of KINDS. In two queries."""
    rows = Message.objects.filter(state__in=KINDS[kind]).select_related("worker", "team").order_by("-id")
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows.defer("subject", "text", "calendar")[: A_PAGE + 1])
    lines = tuple(line_of(row) for row in found[:A_PAGE])
    needs, under_way, since = _counts()
    return Outbox(lines, lines[-1].id if len(found) > A_PAGE else None, needs, under_way, since)


def needing_somebody() -> int:
    """How many failed or are uncertain, counted no further than 200 and one. In one query."""
    return Message.objects.filter(state__in=KINDS[NEEDS_SOMEBODY])[: MOST + 1].count()


def _counts() -> tuple[int, int, datetime | None]:
    """Of what does not stay: by the index of states, however many went."""
    untried = Q(state=WAITING, attempts=0, next_attempt__lt=now() - LONG)
    rows = (
        Message.objects.filter(state__in=(*KINDS[NEEDS_SOMEBODY], *KINDS[UNDER_WAY]))
        .order_by()
        .values("state")
        .annotate(many=Count("pk"), since=Min("written", filter=untried))
        .values_list("state", "many", "since")
    )
    many = {state: (number, since) for state, number, since in rows}
    needs, under_way = (
        sum(many[state][0] for state in KINDS[kind] if state in many) for kind in (NEEDS_SOMEBODY, UNDER_WAY)
    )
    return needs, under_way, many[WAITING][1] if WAITING in many else None


def line_of(row: Message) -> MessageLine:
    return MessageLine(
        id=row.pk,
        public=row.public,
        kind=row.kind,
        state=row.state,
        to=whom(row),
        written=row.written,
        attempts=row.attempts,
        next_attempt=row.next_attempt,
        settled=row.settled,
        trouble=row.trouble,
    )


def whom(row: Message) -> str:
    """A worker's or team's name, or the mail address outside."""
    return str(row.worker or row.team or row.address)
