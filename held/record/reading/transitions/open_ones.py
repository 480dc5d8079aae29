"""The open transitions of a child with all that they have heard: read at once, before anything is judged or written."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from held.engine.calendar import local_day
from held.record.prepared import prepared
from held.record.reading.transitions.history import AS_TOLD, OF_A_TRANSITION, Heard, heard_in
from held.record.reading.transitions.named_now import with_named
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition

STANDS_FOR = timedelta(seconds=2)
"""Longer than a step takes that waits for nobody. By the clock alone, without an entry, an account closes for want of use."""


@dataclass(frozen=True)
class AsRead:
    """The open transitions of a child, read before the child was locked. `number`, read before them, is that of the child's
    last happening."""

    number: int
    open: tuple[Heard, ...]

    def stands(self, *, number: int, moment: datetime) -> bool:
        """Whether they are what would be read now, `number` being the child's last happening: nothing was recorded since, no
        day came on which another lead begins, and nobody waited so long that an account might have closed meanwhile."""
        return number == self.number and all(_is_new(one.moment, moment) for one in self.open)


def _is_new(read: datetime, moment: datetime) -> bool:
    return moment - read < STANDS_FOR and local_day(moment) == local_day(read)


def open_ones(child: Child, *, moment: datetime, besides: Transition | None = None) -> tuple[Heard, ...]:
    """In one query, the first that began first. `besides` is left out."""
    of_each: dict[int, list[Happening]] = {}
    for row in _rows(child=child.pk, besides=besides.pk if besides else 0, moment=moment):
        assert row.transition_id is not None
        of_each.setdefault(row.transition_id, []).append(row)
    return tuple(heard_in(rows, _of(rows[0]), moment) for rows in of_each.values())


def _of(row: Happening) -> Transition:
    transition: Transition | None = row.transition
    assert transition is not None
    return transition


@prepared
def _rows(*, child: int, besides: int, moment: datetime) -> QuerySet[Happening]:
    """By the open transitions of the child, and not by all that was ever recorded on them."""
    open_now = Transition.objects.filter(child=child, ended_at=None).exclude(pk=besides).values("pk")
    told = Happening.objects.filter(transition__in=open_now, kind__in=OF_A_TRANSITION)
    return (
        with_named(told, moment)
        .select_related("words", "by", "transition")
        .only(*AS_TOLD)
        .order_by("transition", "number")
    )
