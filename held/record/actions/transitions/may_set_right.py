"""Who may set an entry right: whoever recorded it, or somebody who manages for the child. And which entries can be."""

from django.utils import timezone

from held.record.access import acting_roles
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import chain_with
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash, pack_in_force
from held.record.reading.transitions.entries import CORRECTED, ENDED, SET_ASIDE, STEP_TAKEN, STRUCK
from held.record.reading.transitions.struck import sets_right, struck_among
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

CASE_NOTE = "case note"
CAN_BE_SET_RIGHT = frozenset({STEP_TAKEN, SET_ASIDE, ENDED, CASE_NOTE})
"""Anything else either follows from one of these, or is set right by doing it again: another lead, another level."""
CAN_BE_TAKEN_BACK = frozenset({STRUCK, CORRECTED})
"""What set one of those right, where that itself was the error."""


def wrong_entry(
    *, by: Worker, child: Child | None, number: int, round_: Transition | None = None
) -> Happening:
    """The entry that somebody wants to set right, on the child's chain, or with no child on the round's.

    Raises CanNot where they may not, or it counts no more.
    """
    row = chain_with(child, round_).filter(number=number).select_related("transition", "words", "by").first()
    if row is None:
        raise LookupError("There is no such entry.")
    if row.kind not in CAN_BE_SET_RIGHT | CAN_BE_TAKEN_BACK:
        raise CanNot(
            "This entry follows from another one, or is put right by doing it again. Set that one right."
        )
    if row.words.text is None or _what_it_set_right(row).words.text is None:
        raise CanNot("The words of this entry were destroyed. There is nothing left to set right.")
    struck = chain_with(child, round_).filter(kind=STRUCK).select_related("words").order_by("number")
    if number in struck_among(struck):
        taken_back = "was taken back" if row.kind in CAN_BE_TAKEN_BACK else "was struck"
        raise CanNot(f"This entry {taken_back} already, and counts no more.")
    if row.by_id != by.pk and not _manages(by, child, row):
        raise CanNot(f"{row.by} recorded this. They, or a manager, can set it right.")
    return row


def _what_it_set_right(row: Happening) -> Happening:
    """Of a strike or a correction, the entry it names, else the entry itself. Raises CanNot where that is not its own."""
    number = sets_right(row)
    if number is None:
        return row
    wrong = chain_with(row.child, row.transition).select_related("words").get(number=number)
    if wrong.kind in CAN_BE_TAKEN_BACK:
        raise CanNot("This took something back. If that was wrong, set the entry itself right again.")
    if wrong.kind not in CAN_BE_SET_RIGHT:
        raise CanNot("This was struck together with a step. Take back what was said of that step.")
    return wrong


def _manages(worker: Worker, child: Child | None, row: Happening) -> bool:
    """Under the words of the entry's own transition; a note belongs to none, so under those in force."""
    pack = (
        pack_by_hash(row.transition.pack_hash)
        if row.transition
        else pack_in_force(on=timezone.localdate(now()))
    )
    return any(pack.roles[role].manages for role in acting_roles(worker, child, pack))
