"""The rounds: those that run, one by its id, and all that ever were."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from held.language.pack import Pack
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.reading.rounds.named import title_of
from held.record.reading.rounds.samples import ON_A_ROUND, Sample, samples_among
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import with_named
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True, kw_only=True)
class RoundRun:
    """`last`: the number of the last entry on its chain."""

    course: Course
    last: int
    samples: tuple[Sample, ...]


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """`next_step` is empty where nothing is owed in it, and then `next_due` is None."""

    public: str
    pack: Pack
    procedure: str
    title: str
    began: datetime
    ended: datetime | None
    ended_with: str
    next_step: str
    next_due: datetime | None


def rounds_running() -> tuple[RoundRun, ...]:
    """The oldest first, in one query."""
    return _runs(Happening.objects.filter(child=None, transition__ended_at=None))


def round_called(public: str) -> RoundRun:
    """By the id in its address, open or ended; in one query. Raises LookupError."""
    found = _runs(Happening.objects.filter(child=None, transition__public=public))
    if not found:
        raise LookupError("There is no such round in the record.")
    return found[0]


def rounds(*, most: int = 50) -> tuple[RoundLine, ...]:
    """The latest first, in one query."""
    soonest = Owed.objects.filter(transition=OuterRef("pk")).order_by("due", "id")
    rows = Transition.objects.filter(child=None).annotate(
        next_step=Subquery(soonest.values("step")[:1]), next_due=Subquery(soonest.values("due")[:1])
    )
    return tuple(
        RoundLine(
            public=row.public,
            pack=pack_by_hash(row.pack_hash),
            procedure=row.procedure,
            title=title_of(row),
            began=row.began_at,
            ended=row.ended_at,
            ended_with=row.ended_with,
            next_step=row.next_step or "",
            next_due=row.next_due,
        )
        for row in rows.order_by("-began_at", "-pk")[:most]
    )


def _runs(happenings: QuerySet[Happening]) -> tuple[RoundRun, ...]:
    newest = Happening.objects.filter(child=None, transition=OuterRef("transition")).order_by("-number")
    rows = (
        with_named(happenings, now())
        .filter(kind__in=OF_A_TRANSITION | ON_A_ROUND)
        .annotate(last=Subquery(newest.values("number")[:1]))
        .select_related("words", "by", "transition", "child")
        .order_by("transition_id", "number")
    )
    of_each: dict[int, list[Happening]] = defaultdict(list)
    for row in rows:
        assert row.transition_id is not None
        of_each[row.transition_id].append(row)
    return tuple(_run(one) for _, one in sorted(of_each.items()))


def _run(rows: list[Happening]) -> RoundRun:
    return RoundRun(
        course=course_of([row for row in rows if row.kind not in ON_A_ROUND]),
        last=rows[0].last,
        samples=samples_among(rows),
    )
