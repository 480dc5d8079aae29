"""The open transitions of a child hear what has changed around them, and what is owed finds its owners anew."""

from datetime import datetime

from held.engine.history import History
from held.engine.standing import situation
from held.record.actions.transitions.follow import stand
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import heard_by, history_of
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def stand_anew(*, child: Child, by: Worker | None, moment: datetime) -> int:
    """Within the caller's transaction, the child locked. `by` is None for the clock. How many entries were written."""
    return sum(
        _stand(child, one, history_of(one), by, moment)
        for one in Transition.objects.filter(child=child, ended_at=None).order_by("id")
    )


def hear(*, child: Child, by: Worker | None, moment: datetime, besides: Transition | None = None) -> int:
    """The same for those that have not heard something, at a query each for the others. `besides` has heard it all."""
    written = 0
    rows = Transition.objects.filter(child=child, ended_at=None).order_by("id")
    for one in rows.exclude(pk=besides.pk) if besides else rows:
        history, unheard = heard_by(one, moment=moment)
        if unheard:
            written += _stand(child, one, history, by, moment)
    return written


def _stand(
    child: Child, transition: Transition, history: History, by: Worker | None, moment: datetime
) -> int:
    pack = pack_by_hash(transition.pack_hash)
    return stand(
        child=child,
        transition=transition,
        history=history,
        standing=situation(pack=pack, procedure=transition.procedure, history=history, moment=moment),
        people=around(child, pack, moment),
        happening=None,
        by=by,
        moment=moment,
    )
