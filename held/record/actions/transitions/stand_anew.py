"""The open transitions of a child hear what has changed around them, and what is owed finds its owners anew."""

from datetime import datetime

from held.engine.folding import fold
from held.engine.history import History
from held.engine.standing import standing
from held.engine.state import State
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
    written = 0
    for one in Transition.objects.filter(child=child, ended_at=None).order_by("id"):
        history = history_of(one)
        state = fold(pack=pack_by_hash(one.pack_hash), procedure=one.procedure, history=history)
        written += _stand(child, one, history, state, by, moment)
    return written


def hear(*, child: Child, by: Worker | None, moment: datetime, besides: Transition | None = None) -> int:
    """The same for those that have not heard something; in one query where there are none. `besides` has heard it all."""
    written = 0
    waiting = list(open_ones(child, moment=moment, besides=besides))
    while waiting:
        one, *waiting = waiting
        if one.unheard:
            written += _stand(child, one.transition, one.history, one.state, by, moment)
            # What was written is something the others may not have heard.
            ids = {other.transition.pk for other in waiting}
            anew = open_ones(child, moment=moment, besides=besides)
            waiting = [other for other in anew if other.transition.pk in ids]
    return written


def _stand(
    child: Child, transition: Transition, history: History, state: State, by: Worker | None, moment: datetime
) -> int:
    return stand(
        child=child,
        transition=transition,
        history=history,
        state=state,
        stands=standing(state, moment),
        people=around(child, state.pack, moment),
        happening=None,
        by=by,
        moment=moment,
    )
