"""A manager ends a transition for what no procedure says and none can forbid: begun in error, died, moved away, turned 18."""

from datetime import datetime
from enum import StrEnum

from django.db import transaction

from held.engine.history import BuiltInEnd
from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow import follow
from held.record.actions.transitions.may_manage import manages
from held.record.actions.transitions.stand_anew import hear
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.contacts import NEVER_WAS, wait_again, write_calls_to_answer
from held.record.reading.transitions.history import history_of, situation_of
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


class WhyItEnds(StrEnum):
    BEGUN_IN_ERROR = NEVER_WAS
    DIED = "the child died"
    MOVED_AWAY = "moved away"
    TURNED_18 = "turned 18"


def end_transition(
    *, by: Worker, transition: str, why: WhyItEnds, reason: str, happened: datetime, key: str
) -> None:
    """A child with needs stays with the service and the lead they have. Raises CanNot, or LookupError."""
    if not reason.strip():
        raise CanNot("Say why it ends. The reason stands on the child's record.")
    found = Transition.objects.filter(public=transition, child__isnull=False).first()
    if found is None:
        raise LookupError("There is no such transition.")
    with transaction.atomic():
        (child,) = lock(Child.objects.filter(pk=found.child_id))
        once(key=key, by=by, do=lambda: _end(by, child, found.pk, why, reason.strip(), happened))


def _end(by: Worker, child: Child, pk: int, why: WhyItEnds, reason: str, happened: datetime) -> str:
    moment = now()
    transition = Transition.objects.get(pk=pk)
    if transition.ended_at:
        raise CanNot("It has ended already: look at the transition again.")
    if not manages(by, child, transition):
        raise CanNot("A manager can end it. Ask yours, and tell them why.")
    if happened > moment:
        raise CanNot("It ends when that was so. Give a time that has passed.")
    hear(child=child, by=None, moment=moment)
    entry = BuiltInEnd(
        number=last_number(child) + 1, happened=happened, recorded=moment, by=by.public, why=why.value
    )
    before = situation_of(transition, moment=moment)
    row = append_entry(child=child, transition=transition, entry=entry, by=by, besides={"reason": reason})
    follow(
        child=child,
        transition=transition,
        history=history_of(transition),
        before=before,
        happening=row,
        by=by,
        moment=moment,
    )
    hear(child=child, by=by, moment=moment, besides=transition)
    if why is WhyItEnds.BEGUN_IN_ERROR:
        _wait_again(child, transition, moment)
    return str(row.number)


def _wait_again(child: Child, transition: Transition, moment: datetime) -> None:
    """The call that this transition took up was taken up by nothing."""
    began = (
        Happening.objects.filter(transition=transition).order_by("number").values_list("number", flat=True)
    )
    if wait_again(child=child, number=began[0]):
        write_calls_to_answer(child=child, moment=moment)
