"""The plan is looked at again: what the promise asks for while no transition is open."""

from datetime import datetime

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.owed import write_review
from held.record.index.owners import around
from held.record.named import the_child
from held.record.reading.procedures import pack_in_force
from held.record.tables.people.worker import Worker

LOOKED_AT_PLAN = "plan looked at"


def look_at_plan(
    *, by: Worker, child: str, note: str, happened: datetime | None = None, key: str = ""
) -> int:
    """The number of the happening. The next look is due so many weeks after `happened` (the pack's). Raises CanNot."""

    def write() -> str:
        if not note.strip():
            raise CanNot("Say how the plan goes: what has changed, and what is next.")
        (locked,) = lock([the_child(child)])
        moment = now()
        at = happened or moment
        if at > moment:
            raise CanNot("A plan is looked at on a day that has come. Give a time that has passed.")
        entry = append(child=locked, kind=LOOKED_AT_PLAN, words={"note": note.strip()}, by=by, happened=at)
        if not locked.transitions.filter(ended_at=None).exists():
            people = around(locked, pack_in_force(on=local_day(moment)), moment)
            write_review(child=locked, around=people, since=at, because=entry.number)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))
