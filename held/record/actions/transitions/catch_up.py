"""What the clock has to say, because a day or an hour came: whom the record names now, and what went late.

It is written before anybody's own act is judged.
"""

from datetime import datetime

from held.record.actions.transitions.note_late import note_late
from held.record.actions.transitions.stand_anew import hear
from held.record.tables.people.child import Child


def catch_up(*, child: Child, moment: datetime) -> int:
    """Within the caller's transaction, the child locked. How many entries the clock wrote."""
    return hear(child=child, by=None, moment=moment) + note_late(child=child, moment=moment)
