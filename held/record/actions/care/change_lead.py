"""A child is given to another lead, now or from a later day, with the reason. Never a moment with two, or with none."""

from collections.abc import Mapping
from datetime import datetime

from held.engine.calendar import local_day
from held.language.pack import Pack
from held.record.access import current
from held.record.actions.cannot import CanNot
from held.record.actions.care.pass_duties import pass_duties
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.transitions.name_in_role import name_in_role
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.periods import change_lead_rows
from held.record.named import the_child, the_worker
from held.record.reading.care.lead import lead_at
from held.record.reading.care.who_gives import may_give
from held.record.reading.procedures import NothingInForce, pack_in_force
from held.record.reading.transitions.stays_put import stays_put
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker

LEAD_CHANGED = "lead changed"


def change_lead(
    *,
    by: Worker,
    child: str,
    to: str,
    role: str,
    reason: str,
    since: datetime | None = None,
    came: Mapping[str, object] | None = None,
    key: str = "",
) -> int:
    """The number of the happening. `since` may be to come: until then the present lead goes on. By a manager (see
    `may_give`); where nobody leads, by anybody. `came`: as `open_episode` has it. Raises CanNot."""

    def write() -> str:
        if not reason.strip():
            raise CanNot("Say why the child is given to another lead.")
        (locked,) = lock([the_child(child)])
        moment = now()
        at = since or moment
        before, after = lead_at(locked, moment), the_worker(to)
        if before is not None and not may_give(by, child, pack=_pack(moment), moment=moment):
            raise CanNot(
                f"A manager of {before.worker}'s team, or of a team that holds {locked}, gives them to another "
                "lead. Ask one of them."
            )
        if closed := after.why_closed(moment):
            raise CanNot(f"{after}'s account {closed}. Name a lead who can be rung.")
        if before is not None and at < before.since:
            raise CanNot(f"{before.worker} has led since then. Give a later day.")
        if (
            before is not None
            and before.worker_id == after.pk
            and before.until is None
            and before.role == role
        ):
            raise CanNot(f"{after} leads {locked} already.")
        _refuse_while_the_child_stays_put(locked, before, after, moment)
        entry = append(
            child=locked,
            kind=LEAD_CHANGED,
            words={
                "from": before.worker.public if before else None,
                "from name": before.worker.name if before else None,
                "to": after.public,
                "to name": after.name,
                "role": role,
                "since": at.isoformat(),
                "reason": reason.strip(),
                **(came or {}),
            },
            by=by,
            happened=min(at, moment),
        )
        change_lead_rows(
            child=locked,
            worker=after,
            role=role,
            at=at,
            reason=reason.strip(),
            recorded=entry.recorded,
        )
        if at <= moment:
            name_in_role(by=by, child=locked, role=role, person=after, leads=True, happened=at, moment=moment)
            pass_duties(moment=moment, child=locked)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))


def _pack(moment: datetime) -> Pack | None:
    try:
        return pack_in_force(on=local_day(moment))
    except NothingInForce:
        return None


def _refuse_while_the_child_stays_put(
    child: Child, before: Lead | None, after: Worker, moment: datetime
) -> None:
    """Somebody of the same team may take over from a lead who leaves or falls ill; nobody else."""
    cites = stays_put(child, moment=moment)
    if cites is None or before is None:
        return
    today = Membership.objects.filter(current(local_day(moment)))
    if not today.filter(worker=after, team__in=today.filter(worker=before.worker).values("team")).exists():
        raise CanNot(
            f"{child} stays with {before.worker} until what is disputed is settled ({cites.words}). "
            f"If {before.worker} is away or leaves, name somebody of the same team."
        )
