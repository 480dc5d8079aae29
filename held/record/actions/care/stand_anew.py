"""After somebody has left a child's record, what is owed in the open transitions finds its owners anew."""

from datetime import datetime

from held.record.index.owed import write_owed
from held.record.index.owners import around
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import situation_of
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def stand_anew(*, child: Child, moment: datetime) -> None:
    """Within the caller's transaction, the child locked."""
    for transition in Transition.objects.filter(child=child, ended_at=None).order_by("id"):
        write_owed(
            child=child,
            transition=transition,
            situation=situation_of(transition, moment=moment),
            around=around(child, pack_by_hash(transition.pack_hash), moment),
        )
