"""A child's level of need is set, with the reason; a step that asks for it does the same by its answer."""

from datetime import datetime

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.levels import change_level_rows
from held.record.named import the_child
from held.record.tables.people.worker import Worker

LEVEL_SET = "level of need set"


def set_level(
    *, by: Worker, child: str, level: int, reason: str, happened: datetime | None = None, key: str = ""
) -> int:
    """The number of the happening. `level` as the procedures in force number them. Raises CanNot."""

    def write() -> str:
        if not reason.strip():
            raise CanNot("Say why the level of need is this one now.")
        (locked,) = lock([the_child(child)])
        moment = now()
        at = happened or moment
        if at > moment:
            raise CanNot("A level holds from the day it was decided. Give a time that has passed.")
        entry = append(
            child=locked,
            kind=LEVEL_SET,
            words={"level": level, "before": locked.level, "reason": reason.strip()},
            by=by,
            happened=at,
        )
        change_level_rows(child=locked, level=level, at=at)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))
