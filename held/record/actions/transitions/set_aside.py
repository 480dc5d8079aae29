"""A duty is set aside with a reason: a `should` by whoever owes it, a `must` by a manager. Audits count them."""

from django.db import transaction

from held.engine.history import SetAside
from held.engine.situation import OwedDuty, Situation
from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock
from held.record.actions.transitions.follow import append_entry, follow, last_number
from held.record.actions.transitions.may_manage import manages
from held.record.actions.transitions.note_late import note_late
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.reading.transitions.history import situation_of
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def set_aside(*, by: Worker, transition: str, norm: str, run: str, why: str, key: str) -> None:
    """`transition` is the id in its address, `norm` the sentence's. Raises CanNot, or LookupError."""
    found = Transition.objects.filter(public=transition).first()
    if found is None:
        raise LookupError("There is no such transition.")
    if not why.strip():
        raise CanNot("Say why it is set aside. Audits read the reason.")
    with transaction.atomic():
        (child,) = lock(Child.objects.filter(pk=found.child_id))
        once(key=key, by=by, do=lambda: _set_aside(by, child, found, norm, run, why.strip()))


def _set_aside(by: Worker, child: Child, transition: Transition, norm: str, run: str, why: str) -> str:
    moment = now()
    note_late(child=child, moment=moment)
    before = situation_of(transition, moment=moment)
    duty = _owed(before, norm, run)
    if duty.force == "must" and not manages(by, child, transition):
        raise CanNot("A manager can set this aside. Ask yours, and tell them why.")
    entry = SetAside(
        number=last_number(child) + 1, happened=moment, recorded=moment, by=by.public, run=run, norm=norm
    )
    row = append_entry(
        child=child, transition=transition, entry=entry, by=by, besides={"step": duty.step, "why": why}
    )
    follow(child=child, transition=transition, before=before, happening=row, by=by, moment=moment)
    return str(row.number)


def _owed(situation: Situation, norm: str, run: str) -> OwedDuty:
    for duty in (*situation.duties, *situation.inner_owed):
        if duty.norm.id == norm and duty.run == run:
            return duty
    raise CanNot("This is no longer owed: look at the transition again.")
