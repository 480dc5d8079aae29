"""What the clock has to say, because a day or an hour came: whom the record names now, and what went late.

It is written before anybody's own act is judged.
"""

from dataclasses import dataclass
from datetime import datetime

from held.record.actions.transitions.note_late import note_late_in_all
from held.record.actions.transitions.stand_anew import hear
from held.record.reading.transitions.history import Heard
from held.record.reading.transitions.open_ones import open_ones
from held.record.tables.people.child import Child


@dataclass(frozen=True)
class CaughtUp:
    """`written`: how many entries the clock wrote. `open`: the child's open transitions, as they stand with them."""

    written: int
    open: tuple[Heard, ...]


def catch_up(*, child: Child, moment: datetime, read: tuple[Heard, ...] | None = None) -> CaughtUp:
    """Within the caller's transaction, the child locked. Where the clock has nothing to say it is one query; and none where
    it is given the child's open transitions as they were `read` before, and still stand."""
    found = open_ones(child, moment=moment) if read is None else read
    written = 0
    if any(one.unheard for one in found):
        written = hear(child=child, by=None, moment=moment)
        found = open_ones(child, moment=moment)
    late = note_late_in_all(found, child=child, moment=moment)
    return CaughtUp(written + late, open_ones(child, moment=moment) if late else found)
