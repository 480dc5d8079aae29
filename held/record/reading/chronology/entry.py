"""One entry of a child's history, whole: as it was recorded, as each correction made it, and what it belongs to."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from held.record.reading.chronology.chronology import EntryLine, lines_of
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.entries import CORRECTED, STRUCK
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.told import Told, told_by
from held.record.tables.history.happening import Happening


@dataclass(frozen=True)
class EntryRead:
    """`versions` of a step: first as it was recorded, then as each correction that counts made it; empty for anything
    else. `course` is there for an entry of a transition. `last`: how far the child's history stands."""

    line: EntryLine
    versions: tuple[Told, ...]
    course: Course | None
    last: int


def entry(child: str, number: int) -> EntryRead:
    """In one query. Raises LookupError."""
    latest = Happening.objects.filter(child=OuterRef("child")).order_by("-number").values("number")[:1]
    wanted = Q(number=number) | Q(kind__in=OF_A_TRANSITION)
    rows = list(
        Happening.objects.filter(wanted, child__public=child)
        .select_related("words", "by", "transition", "child")
        .annotate(last=Subquery(latest))
        .order_by("number")
    )
    own = next((row for row in rows if row.number == number), None)
    if own is None:
        raise LookupError("There is no such entry on this child's record.")
    rights = [row for row in rows if row.kind in (STRUCK, CORRECTED)]
    (line,) = lines_of([own], rights)
    same = [row for row in rows if row.transition_id == own.transition_id] if own.transition_id else []
    return EntryRead(
        line=line,
        versions=_versions(own, rights, {mark.number for mark in line.marks}),
        course=course_of([row for row in same if row.kind in OF_A_TRANSITION]) if same else None,
        last=own.last,
    )


def _versions(own: Happening, rights: list[Happening], counting: set[int]) -> tuple[Told, ...]:
    """What struck it makes no version of it."""
    corrections = [row for row in rights if row.kind == CORRECTED and row.number in counting]
    each = (told_by([own, *corrections[:place]]) for place in range(len(corrections) + 1))
    return tuple(one for told in each for one in told)
