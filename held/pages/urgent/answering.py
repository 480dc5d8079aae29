"""A call that no procedure took up waits for an answer: where, until when, and who holds the child meanwhile."""

from datetime import datetime

from held.pages.wording.deadlines import by_when, was_due
from held.record.reading.people.child import Identity
from held.record.reading.people.who import Who


def waits_for_an_answer(child: Who, found: Identity, moment: datetime) -> str:
    """Of the latest call; empty where it has been answered."""
    if not found.calls:
        return ""
    call = found.calls[-1]
    when = f"it {was_due(call.due, moment)}" if call.due < moment else by_when(call.due, moment)
    if call.team:
        says = f"The call waits in the tray of {call.team} until somebody there says what was done, {when}."
        return f"{says} Until then that desk holds {child.called}." if call.holds else says
    if found.lead:
        return f"The call waits until {found.lead.worker.name}, who leads, says what was done, {when}."
    return f"The call waits for an answer, {when}. There was no desk to ring: nobody holds {child.called}."
