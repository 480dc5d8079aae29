"""What a day brings to children whom nobody opens: written by the worker that runs beside the pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import Q, QuerySet

from held.engine.standing import standing
from held.record.actions.care.pass_duties import pass_duties
from held.record.actions.history.lock import lock, lock_this_round
from held.record.actions.transitions.catch_up import catch_up
from held.record.actions.transitions.note_late import note_late, note_late_in
from held.record.actions.transitions.stand_anew import stand_anew
from held.record.clock import now
from held.record.index.owed import owed_as_it_is, rows_owed
from held.record.index.owners import around
from held.record.index.rounds import stand_in_a_round
from held.record.migrations.triggers.named_together import one_child_named_together
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import heard_by, history_of
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition

One = TypeVar("One")


@dataclass(frozen=True)
class Swept:
    """`written`: how many entries. `reached`: where to go on; 0 where every child was come by, and it begins anew.
    `trouble`: what stopped it for one child or round, where it did; for the others it was done."""

    written: int
    reached: int
    trouble: Exception | None


def sweep() -> int:
    """Every child, and every round, with a duty that is past due. How many entries it wrote. Raises what stopped it for
    any of them, once it has come by all."""
    swept = sweep_on(after=0, most=None)
    if swept.trouble is not None:
        raise swept.trouble
    return swept.written


def sweep_on(*, after: int, most: int | None) -> Swept:
    """The same for at most so many children, from behind the one that was reached before: what is late stays so for long,
    and whoever comes behind many such children is come by too. For the worker that runs beside the pages."""
    moment = now()
    late = Owed.objects.filter(due__lt=moment, transition__isnull=False)
    children = Child.objects.filter(pk__in=late.values("child"), pk__gt=after).order_by("pk")[:most]
    rounds = open_rounds().filter(pk__in=late.filter(child=None).values("transition"))
    found = list(children)
    in_rounds, stopped = _for_each(list(rounds), lambda one: _late_in(one, moment))
    of_children, stopped_too = _for_each(found, lambda child: _caught_up(child, moment))
    reached = found[-1].pk if found and len(found) == most else 0
    return Swept(in_rounds + of_children, reached, stopped or stopped_too)


def let_days_come(*, since: datetime | None = None) -> int:
    """Everybody in an open transition for whom a lead, or somebody's part beside them, began or ended after `since`;
    with None everybody, and every open round, whose duties find their owners anew as well, and whether somebody is named
    on each side of co-working is looked at anew. How many entries it wrote.

    What a former lead owed outside any transition passes to the lead. Raises what stopped it for one child, once it has
    come by all.
    """
    moment = now()
    pass_duties(moment=moment)
    if since is None:
        for one in list(open_rounds()):
            _owners_anew_in(one, moment)

    def comes(child: Child) -> int:
        if since is None and not _stands_otherwise(child, moment):
            return 0
        return _caught_up(child, moment, owners_anew=since is None)

    together = Child.objects.filter(held_together__until__gt=moment).order_by("pk")
    _, stopped = _for_each(list(together) if since is None else [], _named_together_anew)
    written, stopped_too = _for_each(list(_in_transition(_changed(since, moment) if since else None)), comes)
    trouble = stopped or stopped_too
    if trouble is not None:
        raise trouble
    return written


def open_rounds() -> QuerySet[Transition]:
    """The oldest first."""
    return Transition.objects.filter(child=None, ended_at=None).order_by("pk")


def _for_each(these: Iterable[One], do: Callable[[One], int]) -> tuple[int, Exception | None]:
    """How much was written, and what first stopped it for one of them. Where the database is gone, it is for all."""
    written, stopped = 0, None
    for one in these:
        try:
            written += do(one)
        except (OperationalError, InterfaceError):
            raise
        except Exception as trouble:  # noqa: BLE001 - nobody else's duties wait for it, and the caller raises it
            stopped = stopped or trouble
    return written, stopped


def _late_in(round_: Transition, moment: datetime) -> int:
    with transaction.atomic():
        locked = lock_this_round(round_.public)
        assert locked is not None
        return note_late_in(transition=locked, child=None, history=history_of(locked), moment=moment)


def _owners_anew_in(round_: Transition, moment: datetime) -> None:
    with transaction.atomic():
        locked = lock_this_round(round_.public)
        assert locked is not None
        stand_in_a_round(round_=locked, moment=moment)


def _named_together_anew(child: Child) -> int:
    """The database keeps this by itself; but on PostgreSQL it can't see that somebody is named in one transaction while
    their post ends in another. It is no entry."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock([child])
        cursor.execute(one_child_named_together(connection.vendor), [child.pk])
    return 0


def _caught_up(child: Child, moment: datetime, *, owners_anew: bool = False) -> int:
    with transaction.atomic():
        (locked,) = lock([child])
        if owners_anew:
            written = stand_anew(child=locked, by=None, moment=moment)
            return written + note_late(child=locked, moment=moment)
        return catch_up(child=locked, moment=moment).written


def _in_transition(children: QuerySet[Child] | None) -> Iterable[Child]:
    every = Child.objects.filter(pk__in=Transition.objects.filter(ended_at=None).values("child"))
    return (every if children is None else every.filter(pk__in=children.values("pk"))).order_by("pk")


def _changed(since: datetime, moment: datetime) -> QuerySet[Child]:
    came = Q(since__gt=since, since__lte=moment) | Q(until__gt=since, until__lte=moment)
    return Child.objects.filter(
        Q(pk__in=Lead.objects.filter(came).values("child"))
        | Q(pk__in=Involvement.objects.filter(came).values("child"))
    )


def _stands_otherwise(child: Child, moment: datetime) -> bool:
    """Looked at without a lock: most children stand as they stood, and nobody who records something waits for that."""
    for one in Transition.objects.filter(child=child, ended_at=None):
        heard = heard_by(one, moment=moment)
        if heard.unheard:
            return True
        people = around(child, pack_by_hash(one.pack_hash), moment)
        stands = standing(heard.state, moment)
        rows = rows_owed(child=child, transition=one, situation=stands, around=people, history=heard.history)
        if owed_as_it_is(rows) != owed_as_it_is(Owed.objects.filter(transition=one)):
            return True
    return False
