"""The whole index written again from the histories, a child or a round at a time; or compared, changing nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from held.engine.calendar import local_day
from held.record.actions.history.lock import lock, lock_this_round
from held.record.clock import now
from held.record.index.rebuild import Row, beginnings_moved, differences, rebuild_child
from held.record.index.rounds import beginning_moved, differences_in_a_round, stand_in_a_round
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


@dataclass(frozen=True)
class Differs:
    """One child's rows in one table, or a round's: those that stand and should not, and those that should and don't.
    `number`: the child's, or the round in words.
    """

    number: str
    table: str
    stands: tuple[str, ...]
    should: tuple[str, ...]


def rebuild_all() -> Iterator[int]:
    """How many children and rounds are done, after each: everyone else goes on working meanwhile.

    A child whose transition names another pack or beginning than the history keeps their rows: compare_all names them.
    """
    for done, pk in enumerate(list(Child.objects.order_by("pk").values_list("pk", flat=True)), start=1):
        with transaction.atomic():
            (child,) = lock(Child.objects.filter(pk=pk))
            if not beginnings_moved(child)[0]:
                rebuild_child(child=child, moment=now())
        yield done
    children = Child.objects.count()
    for done, public in enumerate(list(_rounds().values_list("public", flat=True)), start=children + 1):
        with transaction.atomic():
            round_ = lock_this_round(public)
            if round_ is not None and not beginning_moved(round_)[0]:
                stand_in_a_round(round_=round_, moment=now())
        yield done


def moved() -> tuple[str, ...]:
    """The numbers of the children whose transitions were moved to another pack or beginning behind the history, and such
    rounds."""
    children = Child.objects.filter(transitions__isnull=False).distinct().order_by("pk")
    return (
        *(child.number for child in children.iterator(chunk_size=200) if beginnings_moved(child)[0]),
        *(in_words(one) for one in _rounds() if beginning_moved(one)[0]),
    )


def how_many_rounds() -> int:
    return _rounds().count()


def in_words(round_: Transition) -> str:
    """As a command names it: "The round “looking back”, begun 2 March 2026"."""
    return f"The round “{round_.procedure}”, begun {local_day(round_.began_at):%-d %B %Y}"


def _rounds() -> QuerySet[Transition]:
    return Transition.objects.filter(child=None).order_by("pk")


def compare_all() -> Iterator[tuple[Differs, ...]]:
    """For each child in turn, then each round, what differs; nothing, if all is well."""
    for child in Child.objects.order_by("pk").iterator(chunk_size=200):
        yield _told(child.number, differences(child=child, moment=now()))
    for one in _rounds():
        yield _told(in_words(one), differences_in_a_round(round_=one, moment=now()))


def _told(whose: str, found: Mapping[str, tuple[list[Row], list[Row]]]) -> tuple[Differs, ...]:
    return tuple(
        Differs(
            whose,
            table,
            tuple(", ".join(row) for row in stands),
            tuple(", ".join(row) for row in should),
        )
        for table, (stands, should) in found.items()
    )
