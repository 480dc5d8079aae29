"""Who may set an entry right: whoever recorded it, or somebody who manages for the child. And which entries can be."""

from django.utils import timezone

from held.record.access import acting_roles
from held.record.actions.cannot import CanNot
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.entries import ENDED, SET_ASIDE, STEP_TAKEN
from held.record.reading.transitions.struck import struck_numbers
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

CASE_NOTE = "case note"
CAN_BE_SET_RIGHT = frozenset({STEP_TAKEN, SET_ASIDE, ENDED, CASE_NOTE})
"""Anything else either follows from one of these, or is set right by doing it again: another lead, another level."""


def wrong_entry(*, by: Worker, child: Child, number: int) -> Happening:
    """The entry that somebody wants to set right. Raises CanNot where they may not, or it counts no more."""
    row = (
        Happening.objects.filter(child=child, number=number)
        .select_related("transition", "words", "by")
        .first()
    )
    if row is None:
        raise LookupError("There is no such entry.")
    if row.kind not in CAN_BE_SET_RIGHT:
        raise CanNot(
            "This entry follows from another one, or is put right by doing it again. Set that one right."
        )
    if row.words.text is None:
        raise CanNot("The words of this entry were destroyed. There is nothing left to set right.")
    if number in struck_numbers(child):
        raise CanNot("This entry was struck already, and counts no more.")
    if row.by_id != by.pk and not _manages(by, child, row):
        raise CanNot(f"{row.by} recorded this. They, or a manager, can set it right.")
    return row


def _manages(worker: Worker, child: Child, row: Happening) -> bool:
    """Under the words of the entry's own transition; a note belongs to none, so under those in force."""
    pack = (
        pack_by_hash(row.transition.pack_hash)
        if row.transition
        else pack_in_force(on=timezone.localdate(now()))
    )
    return any(pack.roles[role].manages for role in acting_roles(worker, child, pack))
