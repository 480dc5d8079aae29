"""After somebody has left a child's record, the open transitions hear of it, and what is owed finds its owners anew."""

from datetime import datetime

from held.engine.standing import situation
from held.record.actions.transitions.follow import answer_anew
from held.record.index.owed import write_owed
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def stand_anew(*, child: Child, by: Worker, moment: datetime) -> None:
    """Within the caller's transaction, the child locked."""
    for transition in Transition.objects.filter(child=child, ended_at=None).order_by("id"):
        pack = pack_by_hash(transition.pack_hash)
        people = around(child, pack, moment)
        history = answer_anew(
            child=child,
            transition=transition,
            history=history_of(transition),
            people=people,
            by=by,
            moment=moment,
        )
        standing = situation(pack=pack, procedure=transition.procedure, history=history, moment=moment)
        write_owed(child=child, transition=transition, situation=standing, around=people)


def answer_knowns(*, child: Child, by: Worker, moment: datetime) -> None:
    """Before a step is judged: whoever was named may have gone meanwhile, because a day came. Child locked, as above."""
    for transition in Transition.objects.filter(child=child, ended_at=None).order_by("id"):
        pack = pack_by_hash(transition.pack_hash)
        if not pack.procedures[transition.procedure].known:
            continue
        told, people = history_of(transition), around(child, pack, moment)
        history = answer_anew(
            child=child, transition=transition, history=told, people=people, by=by, moment=moment
        )
        if history != told:
            standing = situation(pack=pack, procedure=transition.procedure, history=history, moment=moment)
            write_owed(child=child, transition=transition, situation=standing, around=people)
