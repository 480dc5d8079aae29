"""A manager ends a round that was begun in error: no procedure says so, and none can forbid it."""

from django.db import transaction

from held.engine.history import BuiltInEnd
from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock_this_round
from held.record.actions.transitions.end_transition import WhyItEnds
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow_in_a_round import follow_in_a_round
from held.record.actions.transitions.may_manage import manages
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.reading.transitions.history import history_of
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def end_round(*, by: Worker, round_: str, reason: str, key: str) -> None:
    """`round_` is the id in its address. Nothing is owed in it after that. Raises CanNot, or LookupError."""
    if not reason.strip():
        raise CanNot("Say why it ends. The reason stands in the round.")
    with transaction.atomic():
        locked = lock_this_round(round_)
        if locked is None:
            raise LookupError("There is no such round in the record.")
        once(key=key, by=by, do=lambda: _end(by, locked, reason.strip()))


def _end(by: Worker, round_: Transition, reason: str) -> str:
    if round_.ended_at:
        raise CanNot("It has ended already: look at the round again.")
    if not manages(by, None, round_):
        raise CanNot("A manager can end it. Ask yours, and tell them why.")
    moment = now()
    entry = BuiltInEnd(
        number=last_number(None, round_) + 1,
        happened=moment,
        recorded=moment,
        by=by.public,
        why=WhyItEnds.BEGUN_IN_ERROR.value,
    )
    row = append_entry(child=None, transition=round_, entry=entry, by=by, besides={"reason": reason})
    follow_in_a_round(round_=round_, history=history_of(round_), happening=row, moment=moment)
    return str(row.number)
