"""A worker works with a child beside the lead, from now until it is ended or until a day named beforehand."""

from datetime import datetime

from django.db.models import Q

from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.transitions.name_in_role import name_in_role
from held.record.actions.transitions.stand_anew import stand_anew
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import the_child, the_worker
from held.record.tables.care.involvement import Involvement
from held.record.tables.people.worker import Worker

INVOLVED = "worker involved"
NO_LONGER_INVOLVED = "worker no longer involved"


def involve(
    *, by: Worker, child: str, worker: str, role: str, until: datetime | None = None, key: str = ""
) -> int:
    """The number of the happening. `role` in the pack's words. Named again, the day they stay until is changed."""

    def write() -> str:
        (locked,) = lock([the_child(child)])
        moment = now()
        if not role.strip():
            raise CanNot("Say in which role they work with the child.")
        if until is not None and until <= moment:
            raise CanNot("Give a day to come, or leave it empty while they stay.")
        named = the_worker(worker)
        if closed := named.why_closed(moment):
            raise CanNot(f"{named}'s account {closed}. Name somebody who can be rung.")
        entry = append(
            child=locked,
            kind=INVOLVED,
            words={
                "worker": named.public,
                "name": named.name,
                "role": role,
                "until": until.isoformat() if until else None,
            },
            by=by,
            happened=moment,
        )
        going_on = Q(until=None) | Q(until__gt=moment)
        row = Involvement.objects.filter(going_on, child=locked, worker=named, role=role).first()
        row = row or Involvement(child=locked, worker=named, role=role, since=moment)
        row.until = until
        row.save()
        # After the row, which is a person's own: no transition ends it.
        name_in_role(
            by=by, child=locked, role=role, person=named, leads=False, happened=moment, moment=moment
        )
        return str(entry.number)

    return int(once(key=key, by=by, do=write))


def end_involvement(
    *, by: Worker, child: str, worker: str, role: str, reason: str = "", key: str = ""
) -> int:
    """The number of the happening. Raises CanNot for somebody who is not involved."""

    def write() -> str:
        (locked,) = lock([the_child(child)])
        moment = now()
        named = the_worker(worker)
        rows = Involvement.objects.filter(
            Q(until=None) | Q(until__gt=moment), child=locked, worker=named, role=role
        )
        if not rows:
            raise CanNot(f"{named} does not work with {locked} as {role}.")
        entry = append(
            child=locked,
            kind=NO_LONGER_INVOLVED,
            words={"worker": named.public, "name": named.name, "role": role, "reason": reason.strip()},
            by=by,
            happened=moment,
        )
        rows.update(until=moment)
        stand_anew(child=locked, by=by, moment=moment)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))
