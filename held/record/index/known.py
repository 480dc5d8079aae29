"""What the record answers to a procedure's knowns, written into the transition's history whenever the answer changes."""

from datetime import datetime

from held.engine.history import History, KnownChanged
from held.language.pack import Known, Procedure
from held.record.index.owners import Around

YES, NO = "yes", "no"


def changed_knowns(
    *, procedure: Procedure, history: History, around: Around, by: str, number: int, moment: datetime
) -> tuple[KnownChanged, ...]:
    """The entries to append, numbered on from `number`. None where the history already says what the record says."""
    told: dict[str, str] = {entry.known: entry.value for entry in history if isinstance(entry, KnownChanged)}
    changed = [
        (known.name, answer)
        for known in procedure.known.values()
        if told.get(known.name) != (answer := answer_to(known, around))
    ]
    return tuple(
        KnownChanged(number=number + place, happened=moment, recorded=moment, by=by, known=name, value=value)
        for place, (name, value) in enumerate(changed)
    )


def answer_to(known: Known, around: Around) -> str:
    """Whether the record names somebody, still active, in the role that the known asks about."""
    named = any(involved.role == known.names for involved in around.involvements)
    leads = around.lead is not None and around.lead.role == known.names and around.lead.worker.is_active
    return YES if named or leads else NO
