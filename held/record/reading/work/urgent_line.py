"""Whether a line of work or a notice comes of an urgent call, so that it stands first."""

import json

from held.language.urgent_way import asks_urgently, came_out_urgent
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import STEP_TAKEN
from held.record.tables.care.owed import ANSWER_CALL, Owed
from held.record.tables.work.notice import Notice

URGENT_CALL = "urgent call"


def is_urgent_work(row: Owed) -> bool:
    """A call that waits for its answer, and what a call that came out as urgent asks for in its procedure."""
    if row.transition is None:
        return row.step == ANSWER_CALL
    return asks_urgently(pack_by_hash(row.transition.pack_hash), row.transition.procedure, row.norm)


def is_urgent_notice(row: Notice) -> bool:
    """Give it with its entry, read in the version of its day. A call of which nobody said how it came out is urgent."""
    if row.entry_kind == URGENT_CALL:
        return True
    if row.transition is None or row.entry_kind != STEP_TAKEN or row.entry_run:
        return False
    pack, words = pack_by_hash(row.entry_pack), json.loads(row.entry_words or "{}")
    taken = (row.transition.procedure, words.get("step"))
    return taken == pack.urgent and came_out_urgent(pack, words.get("outcome"))
