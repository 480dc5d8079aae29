"""What changes if an entry is set right: looked at before it is confirmed."""

from datetime import datetime

from held.engine.comparing import Difference
from held.engine.history import Corrected, Struck
from held.engine.setting_right import set_right
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of
from held.record.tables.transitions.transition import Transition


def foresee(*, transition: Transition, entry: Struck | Corrected, moment: datetime) -> Difference:
    """Every duty, date, holder and lead that would change. Nothing is written."""
    return set_right(
        pack=pack_by_hash(transition.pack_hash),
        procedure=transition.procedure,
        history=history_of(transition),
        entry=entry,
        moment=moment,
    )
