"""The rows of an export, some children at a time, so that a large record needs no more memory than a small one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from held.record.reading.exports.between import OF_AN_EXPORT, Head, rows_between
from held.record.reading.exports.rows import OfAChild, Rows
from held.record.reading.exports.taken import Taken
from held.record.tables.exports.exported_head import ExportedHead
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

AT_A_TIME = 250
"""Children."""


@dataclass(frozen=True)
class Some:
    """`done`: how many children were read by now. `children`: the rows, by the row of each child who has any."""

    done: int
    children: dict[int, Rows]


def how_many(taken: Taken) -> int:
    """Children to be read."""
    return _children(taken).count()


def walk(taken: Taken) -> Iterator[Some]:
    """In the order in which the children came into the record."""
    last, done = 0, 0
    while True:
        some = list(_children(taken).filter(child__gt=last).order_by("child")[:AT_A_TIME])
        done += len(some)
        if some:
            yield Some(done, _rows(taken, some))
        if len(some) < AT_A_TIME:
            return
        last = some[-1]


def _children(taken: Taken) -> QuerySet[ExportedHead, int] | QuerySet[Transition, int]:
    """The ids of children with whom the export may have to do; which of them have rows is seen when they are read."""
    if taken.kind == "changes":
        heads = ExportedHead.objects.filter(export__number__gt=taken.since, export__number__lte=taken.number)
        return heads.values_list("child", flat=True).distinct()
    # What ended before the period may have ended within it at the mark, and have been set right since.
    later = Happening.objects.filter(transition=OuterRef("pk"), recorded__gte=taken.begins)
    touching = Q(ended_at=None) | Q(ended_at__gte=taken.begins) | Exists(later)
    return (
        Transition.objects.filter(touching, began_at__lt=taken.ends, child__isnull=False)
        .values_list("child", flat=True)
        .distinct()
    )


def _rows(taken: Taken, children: Sequence[int]) -> dict[int, Rows]:
    heads = _heads(taken, children)
    histories: dict[int, list[Happening]] = {child: [] for child in children}
    rows = (
        Happening.objects.filter(child__in=children, transition__isnull=False, kind__in=OF_AN_EXPORT)
        .select_related("words", "by", "transition")
        .order_by("child", "number")
    )
    for row in rows:
        histories[row.child_id].append(row)
    found = {
        child: rows_between(taken, heads[child], histories[child]) for child in children if child in heads
    }
    return {child: of_one for child, of_one in found.items() if of_one}


def _heads(taken: Taken, children: Sequence[int]) -> dict[int, tuple[Head | None, Head]]:
    """How far each child's history had come at the mark before, and at this one."""
    found: dict[int, tuple[Head | None, Head]] = {}
    rows = (
        ExportedHead.objects.filter(child__in=children, export__number__lte=taken.number)
        .select_related("child", "export")
        .order_by("child", "export__number")
    )
    for row in rows:
        whose = OfAChild(child=row.child.public, child_number=row.child_number, number_there=row.number_there)
        head = Head(whose, row.number)
        before = found[row.child_id][0] if row.child_id in found else None
        found[row.child_id] = (head if row.export.number <= taken.since else before, head)
    return found
