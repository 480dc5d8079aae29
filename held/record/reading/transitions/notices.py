"""What a transition has sent and told: papers and notices, to whom, and whether they have said that they have it."""

from dataclasses import dataclass
from datetime import datetime

from held.record.tables.work.notice import Notice


@dataclass(frozen=True)
class NoticeLine:
    """`paper` is empty where somebody was told without one; `to` names the worker, or else the team."""

    id: int
    paper: str
    says: str
    cites: str
    role: str
    to: str
    team: str
    sent: datetime
    received: datetime | None
    received_by: str


def notices(transition: str) -> tuple[NoticeLine, ...]:
    """Of the transition with this id, in the order they were sent, in one query."""
    rows = (
        Notice.objects.filter(transition__public=transition)
        .select_related("worker", "team", "received_by")
        .order_by("sent", "id")
    )
    return tuple(
        NoticeLine(
            id=row.pk,
            paper=row.paper,
            says=row.says,
            cites=row.cites,
            role=row.role,
            to=row.worker.name if row.worker else row.team.name if row.team else "",
            team=row.team.name if row.team else "",
            sent=row.sent,
            received=row.received,
            received_by=row.received_by.name if row.received_by else "",
        )
        for row in rows
    )
