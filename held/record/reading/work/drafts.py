"""What a worker has typed and not recorded: their own alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from held.record.prepared import prepared
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.tables.people.worker import Worker
from held.record.tables.work.draft import Draft


@dataclass(frozen=True)
class DraftLine:
    """`child` is ABOUT_NO_CHILD for a step of a round, which `run` names.

    `seen`: how far the child's history stood when the form was opened."""

    child: str
    child_name: str
    transition: str
    procedure: str
    run: str
    step: str
    words: Mapping[str, str | tuple[str, ...]]
    seen: int
    saved: datetime


def draft(worker: Worker, *, child: str, step: str, transition: str = "", run: str = "") -> DraftLine | None:
    """Of one step of one child, in one query."""
    rows = Draft.objects.filter(worker=worker, child__public=child or None, step=step, run=run)
    rows = rows.filter(transition__public=transition) if transition else rows.filter(transition=None)
    row = rows.select_related("child", "transition").first()
    return _line(row) if row else None


def drafts(worker: Worker, *, child: str = "") -> tuple[DraftLine, ...]:
    """All of them, or those about one child, newest first; at most 50."""
    found = _about(worker=worker.pk, child=child) if child else _every(worker=worker.pk)
    return tuple(_line(row) for row in found)


@prepared
def _every(*, worker: int) -> QuerySet[Draft]:
    return _latest(Draft.objects.filter(worker=worker))


@prepared
def _about(*, worker: int, child: str) -> QuerySet[Draft]:
    return _latest(Draft.objects.filter(worker=worker, child__public=child))


def _latest(rows: QuerySet[Draft]) -> QuerySet[Draft]:
    return rows.select_related("child", "transition").order_by("-saved")[:50]


def _line(row: Draft) -> DraftLine:
    return DraftLine(
        child=row.child.public if row.child else ABOUT_NO_CHILD,
        child_name=str(row.child) if row.child else "",
        transition=row.transition.public if row.transition else "",
        procedure=row.transition.procedure if row.transition else "",
        run=row.run,
        step=row.step,
        words={
            name: tuple(answer) if isinstance(answer, list) else answer
            for name, answer in json.loads(row.words).items()
        },
        seen=row.seen,
        saved=row.saved,
    )
