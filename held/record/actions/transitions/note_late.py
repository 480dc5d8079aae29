"""A duty passed its due date. The clock writes it once, in nobody's name, and does what the sentences say of it."""

from collections.abc import Iterable
from datetime import datetime

from held.engine.history import History, WentLate
from held.engine.lateness import lateness_follows, not_written, went_late
from held.engine.standing import situation
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow import follow
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import Heard, entry_of, history_of
from held.record.reading.transitions.open_ones import open_ones
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def note_late(*, child: Child, moment: datetime) -> int:
    """Everything that went late on this child's open transitions and is not yet in their histories. How many it wrote.

    The child is locked by the caller. Lateness may itself make something owed that is late at once, so it goes on until
    nothing new is found.
    """
    return note_late_in_all(open_ones(child, moment=moment), child=child, moment=moment)


def note_late_in_all(ones: Iterable[Heard], *, child: Child, moment: datetime) -> int:
    """The same of these, as they were read just now."""
    written = 0
    for one in ones:
        if not written and not not_written(one.state, moment):
            continue
        history = history_of(one.transition) if written else one.history
        written += note_late_in(transition=one.transition, child=child, history=history, moment=moment)
    return written


def note_late_in(*, transition: Transition, child: Child | None, history: History, moment: datetime) -> int:
    """The same of one open transition; of a round with no child, and then the round is locked by the caller."""
    pack, name = pack_by_hash(transition.pack_hash), transition.procedure
    written = 0
    while found := went_late(pack=pack, procedure=name, history=history, moment=moment):
        duty = found[0]
        late = WentLate(
            number=last_number(child, transition) + 1,
            happened=min(duty.due, moment),
            recorded=moment,
            by=None,
            run=duty.run,
            norm=duty.norm.id,
            step=duty.step,
        )
        _, told, sent = lateness_follows(pack=pack, procedure=name, history=history, late=late, moment=moment)
        row = append_entry(child=child, transition=transition, entry=late, by=None)
        follow(
            child=child,
            transition=transition,
            history=(*history, entry_of(row)),
            before=situation(pack=pack, procedure=name, history=history, moment=moment),
            happening=row,
            by=None,
            moment=moment,
            told=told,
            sent=sent,
        )
        written += 1
        history = history_of(transition)
    return written
