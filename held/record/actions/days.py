"""What a day brings to children whom nobody opens: written by the worker that runs beside the pages."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from held.engine.standing import situation
from held.record.actions.care.pass_duties import pass_duties
from held.record.actions.history.lock import lock, lock_this_round
from held.record.actions.transitions.catch_up import catch_up
from held.record.actions.transitions.note_late import note_late, note_late_in
from held.record.actions.transitions.stand_anew import stand_anew
from held.record.clock import now
from held.record.index.owed import owed_as_it_is, rows_owed
from held.record.index.owners import around
from held.record.index.rounds import stand_in_a_round
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import heard_by
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def sweep(*, most: int = 500) -> int:
    """Every child, and every round, with a duty that is past due. For the worker that runs beside the pages. How many
    entries it wrote."""
    moment = now()
    late = Owed.objects.filter(due__lt=moment, transition__isnull=False)
    children = Child.objects.filter(pk__in=late.values("child")).order_by("pk")[:most]
    rounds = open_rounds().filter(pk__in=late.filter(child=None).values("transition"))
    written = sum(_late_in(one, moment) for one in list(rounds))
    return written + sum(_caught_up(child, moment) for child in list(children))


def let_days_come(*, since: datetime | None = None) -> int:
    """Everybody in an open transition for whom a lead, or somebody's part beside them, began or ended after `since`;
    with None everybody, and every open round, whose duties find their owners anew as well. How many entries it wrote.

    What a former lead owed outside any transition passes to the lead.
    """
    moment = now()
    pass_duties(moment=moment)
    if since is None:
        for one in list(open_rounds()):
            _owners_anew_in(one, moment)
    written = 0
    for child in list(_in_transition(_changed(since, moment) if since else None)):
        if since is not None or _stands_otherwise(child, moment):
            written += _caught_up(child, moment, owners_anew=since is None)
    return written


def open_rounds() -> QuerySet[Transition]:
    """The oldest first."""
    return Transition.objects.filter(child=None, ended_at=None).order_by("pk")


def _late_in(round_: Transition, moment: datetime) -> int:
    with transaction.atomic():
        locked = lock_this_round(round_.public)
        assert locked is not None
        return note_late_in(transition=locked, child=None, moment=moment)


def _owners_anew_in(round_: Transition, moment: datetime) -> None:
    with transaction.atomic():
        locked = lock_this_round(round_.public)
        assert locked is not None
        stand_in_a_round(round_=locked, moment=moment)


def _caught_up(child: Child, moment: datetime, *, owners_anew: bool = False) -> int:
    with transaction.atomic():
        (locked,) = lock([child])
        if owners_anew:
            written = stand_anew(child=locked, by=None, moment=moment)
            return written + note_late(child=locked, moment=moment)
        return catch_up(child=locked, moment=moment)


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
        history, unheard = heard_by(one, moment=moment)
        if unheard:
            return True
        pack = pack_by_hash(one.pack_hash)
        stands = situation(pack=pack, procedure=one.procedure, history=history, moment=moment)
        rows = rows_owed(
            child=child, transition=one, situation=stands, around=around(child, pack, moment), history=history
        )
        if owed_as_it_is(rows) != owed_as_it_is(Owed.objects.filter(transition=one)):
            return True
    return False
