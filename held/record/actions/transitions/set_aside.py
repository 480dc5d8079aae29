"""A duty is set aside with a reason: a `should` by whoever owes it, a `must` by a manager. Audits count them."""

from django.db import transaction

from held.engine.history import SetAside
from held.engine.setting_aside import set_aside as judge
from held.engine.situation import OwedDuty, Refused, Situation
from held.record.access import acting_roles
from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock, lock_this_round
from held.record.actions.transitions.catch_up import catch_up
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow import follow
from held.record.actions.transitions.note_late import note_late_in
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.history import history_of
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
        if found.child is None:
            lock_this_round(found.public)
            child = None
        else:
            (child,) = lock([found.child])
        once(key=key, by=by, do=lambda: _set_aside(by, child, found, norm, run, why.strip()))


def _set_aside(by: Worker, child: Child | None, transition: Transition, norm: str, run: str, why: str) -> str:
    moment = now()
    if child is None:
        note_late_in(transition=transition, child=None, history=history_of(transition), moment=moment)
    else:
        catch_up(child=child, moment=moment)
    pack = pack_by_hash(transition.pack_hash)
    entry = SetAside(
        number=last_number(child, transition) + 1,
        happened=moment,
        recorded=moment,
        by=by.public,
        run=run,
        norm=norm,
    )
    verdict = judge(
        pack=pack,
        procedure=transition.procedure,
        history=history_of(transition),
        entry=entry,
        acting=acting_roles(by, child, pack),
        moment=moment,
    )
    if isinstance(verdict, Refused):
        raise CanNot(" ".join(f"{reason.says} {reason.lets_proceed}" for reason in verdict.reasons))
    step = next(duty.step for duty in _owed(verdict.before) if duty.norm.id == norm and duty.run == run)
    row = append_entry(
        child=child, transition=transition, entry=entry, by=by, besides={"step": step, "why": why}
    )
    follow(
        child=child,
        transition=transition,
        history=history_of(transition),
        before=verdict.before,
        happening=row,
        by=by,
        moment=moment,
        told=verdict.told,
        sent=verdict.sent,
    )
    return str(row.number)


def _owed(situation: Situation) -> tuple[OwedDuty, ...]:
    return (*situation.duties, *situation.inner_owed)
