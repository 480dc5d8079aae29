"""The open transitions of a child hear what has changed around them, and what is owed finds its owners anew."""

from datetime import datetime

from held.engine.history import History
from held.engine.standing import situation
from held.record.actions.transitions.follow import stand
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of
from held.record.reading.transitions.open_ones import open_ones
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
    """The same for those that have not heard something; in one query where there are none. `besides` has heard it all."""
    written = 0
    waiting = list(open_ones(child, moment=moment, besides=besides))
    while waiting:
        one, *waiting = waiting
        if one.unheard:
            written += _stand(child, one.transition, one.history, by, moment)
            # What was written is something the others may not have heard.
            ids = {other.transition.pk for other in waiting}
            anew = open_ones(child, moment=moment, besides=besides)
            waiting = [other for other in anew if other.transition.pk in ids]
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
