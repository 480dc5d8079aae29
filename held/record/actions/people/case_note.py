"""A case note: what somebody saw, heard or did, in their own words."""

from datetime import datetime

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import the_child
from held.record.tables.people.worker import Worker

CASE_NOTE = "case note"


def case_note(*, by: Worker, child: str, note: str, happened: datetime | None = None, key: str = "") -> int:
    """The number of the happening. `happened` is when it was, as people say; now when left out. Raises CanNot."""

    def write() -> str:
        if not note.strip():
            raise CanNot("Write the note before you save it.")
        (locked,) = lock([the_child(child)])
        moment = now()
        if happened is not None and happened > moment:
            raise CanNot("A note is about what has happened. Give a time that has passed.")
        entry = append(
            child=locked, kind=CASE_NOTE, words={"note": note.strip()}, by=by, happened=happened or moment
        )
        return str(entry.number)

    return int(once(key=key, by=by, do=write))
