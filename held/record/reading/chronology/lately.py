"""What was recorded about a child lately, and every course of theirs, in one query: for their own page."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet, Subquery

from held.record.clock import now
from held.record.prepared import prepared
from held.record.reading.chronology.chronology import EntryLine, lines_of
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.entries import CORRECTED, STEP_TAKEN, STRUCK
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import with_named
from held.record.tables.history.happening import Happening
from held.record.tables.work.notice import RECEIVED


@dataclass(frozen=True)
class Lately:
    """`lines` newest first; `are_all`: there are no others to tell. `last` is how many entries there are with receipts.
    `courses`: ended ones too, the latest last."""

    lines: tuple[EntryLine, ...]
    are_all: bool
    last: int
    courses: tuple[Course, ...]


def lately(child: str, *, most: int) -> Lately:
    """The latest `most` entries of the child with this id, receipts left out: that somebody has read what was written
    says nothing new about the child, and stands in the whole chronology."""
    rows = _asking(most)(child=child)
    latest = [row for row in reversed(rows) if row.kind != RECEIVED][:most]
    by_transition: dict[int, list[Happening]] = {}
    for row in rows:
        if row.transition_id is not None and row.kind in OF_A_TRANSITION:
            by_transition.setdefault(row.transition_id, []).append(row)
    return Lately(
        lines=lines_of(
            latest,
            [row for row in rows if row.kind in (STRUCK, CORRECTED)],
            [row for row in rows if row.kind == STEP_TAKEN],
        ),
        are_all=len(latest) < most,
        last=rows[-1].last if rows else 0,
        courses=tuple(course_of(rows) for rows in by_transition.values()),
    )


@functools.cache
def _asking(most: int) -> Callable[..., list[Happening]]:
    def told_lately(*, child: str) -> QuerySet[Happening]:
        every = Happening.objects.filter(child__public=child)
        newest = every.order_by().values("child").annotate(last=Max("number")).values("last")
        telling = every.exclude(kind=RECEIVED).order_by("-number").values("number")[:most]
        return (
            with_named(every, now())
            .filter(Q(kind__in=OF_A_TRANSITION | {STRUCK, CORRECTED}) | Q(number__in=Subquery(telling)))
            .select_related("words", "by", "transition", "child")
            .annotate(last=Subquery(newest))
            .order_by("number")
        )

    return prepared(told_lately)
