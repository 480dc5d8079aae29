"""The clock's only word: a duty passed its due date. Written once, in nobody's name; sentences may follow from it."""

from datetime import datetime

from django.db import transaction

from held.engine.history import WentLate
from held.engine.lateness import went_late
from held.engine.situation import OwedDuty
from held.record.actions.history.lock import lock
from held.record.actions.transitions.follow import append_entry, last_number
from held.record.clock import now
from held.record.index.owed import write_owed
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of, situation_of
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def note_late(*, child: Child, moment: datetime) -> int:
    """Everything that went late on this child's open transitions and is not yet in their histories. How many it wrote.

    The child is locked by the caller. Lateness may itself make something owed that is late at once, so it goes on until
    nothing new is found.
    """
    return sum(_note(child, one, moment) for one in Transition.objects.filter(child=child, ended_at=None))


def _note(child: Child, transition: Transition, moment: datetime) -> int:
    pack = pack_by_hash(transition.pack_hash)
    written = 0
    while found := went_late(
        pack=pack, procedure=transition.procedure, history=history_of(transition), moment=moment
    ):
        for duty in found:
            _write(child, transition, duty, moment)
        written += len(found)
    if written:
        write_owed(
            child=child,
            transition=transition,
            situation=situation_of(transition, moment=moment),
            around=around(child, pack, moment),
        )
    return written


def _write(child: Child, transition: Transition, duty: OwedDuty, moment: datetime) -> None:
    entry = WentLate(
        number=last_number(child) + 1,
        happened=min(duty.due, moment),
        recorded=moment,
        by=None,
        run=duty.run,
        norm=duty.norm.id,
        step=duty.step,
    )
    append_entry(child=child, transition=transition, entry=entry, by=None)


def sweep(*, most: int = 500) -> int:
    """Every child with a duty that is past due. For the worker that runs beside the pages. How many entries it wrote."""
    moment = now()
    late = (
        Owed.objects.filter(due__lt=moment, transition__isnull=False)
        .values_list("child__public", flat=True)
        .distinct()[:most]
    )
    written = 0
    for public in list(late):
        with transaction.atomic():
            (child,) = lock(Child.objects.filter(public=public))
            written += note_late(child=child, moment=moment)
    return written
