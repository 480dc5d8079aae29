"""The whole index written again from the histories, a child at a time; or compared with them, changing nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from held.record.actions.history.lock import lock
from held.record.clock import now
from held.record.index.rebuild import beginnings_moved, differences, rebuild_child
from held.record.tables.people.child import Child


@dataclass(frozen=True)
class Differs:
    """One child's rows in one table: those that stand and should not, and those that should and don't."""

    number: str
    table: str
    stands: tuple[str, ...]
    should: tuple[str, ...]


def rebuild_all() -> Iterator[int]:
    """How many children are done, after each: everyone else goes on working meanwhile.

    A child whose transition names another pack or beginning than the history keeps their rows: compare_all names them.
    """
    for done, pk in enumerate(list(Child.objects.order_by("pk").values_list("pk", flat=True)), start=1):
        with transaction.atomic():
            (child,) = lock(Child.objects.filter(pk=pk))
            if not beginnings_moved(child)[0]:
                rebuild_child(child=child, moment=now())
        yield done


def moved() -> tuple[str, ...]:
    """The numbers of the children whose transitions were moved to another pack or beginning behind the history."""
    children = Child.objects.filter(transitions__isnull=False).distinct().order_by("pk")
    return tuple(child.number for child in children.iterator(chunk_size=200) if beginnings_moved(child)[0])


def compare_all() -> Iterator[tuple[Differs, ...]]:
    """For each child in turn, what differs; nothing, if all is well."""
    for child in Child.objects.order_by("pk").iterator(chunk_size=200):
        found = differences(child=child, moment=now())
        yield tuple(
            Differs(
                child.number,
                table,
                tuple(", ".join(row) for row in stands),
                tuple(", ".join(row) for row in should),
            )
            for table, (stands, should) in found.items()
        )
