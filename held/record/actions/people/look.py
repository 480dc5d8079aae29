"""Somebody looks at a child: written down before the page is sent."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from held.record.access import Seeing, seeing, standing_of, standing_to
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.actions.work.write_notice import write_notice
from held.record.clock import now
from held.record.named import NobodyNamed, the_child
from held.record.prepared import prepared
from held.record.reading.care.lead import lead_at
from held.record.reading.people.who import Who, who
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.look import Look

LOOKED_WITH_A_REASON = "opened with a reason"
ASKED_WHY = "asked why"


@dataclass(frozen=True)
class Looked:
    """The child, and whether the page may be sent. Where it may not, show only who it is, and ask for the reason."""

    child: Who
    seeing: Seeing


def look(*, by: Worker, child: str, page: str) -> Looked:
    """Call first on every page about a child. In two queries; the look is kept before this returns.

    Where a reason is needed, the look is kept as the question why. Raises NobodyNamed.
    """
    row = next(iter(_standing_to(by=by.pk, child=child)), None)
    if row is None:
        raise NobodyNamed("There is no such child in the record.")
    found = seeing(standing_of(row))
    Look.objects.create(who=by, child=row, page=page if found.is_open else ASKED_WHY, at=now())
    return Looked(who(row), found)


def give_reason(*, by: Worker, child: str, page: str, reason: str, key: str = "") -> None:
    """Opens the record to this worker for an hour. The reason stands on it, and the lead is told. Raises CanNot."""

    def write() -> str:
        if not reason.strip():
            raise CanNot("Say why you need to see this child's record.")
        moment = now()
        (locked,) = lock([the_child(child)])
        Look.objects.create(who=by, child=locked, page=page, at=moment, reason=reason.strip())
        entry = append(
            child=locked,
            kind=LOOKED_WITH_A_REASON,
            words={"page": page, "reason": reason.strip()},
            by=by,
            happened=moment,
        )
        lead = lead_at(locked, moment)
        if lead is not None and lead.worker_id != by.pk:
            write_notice(
                child=locked,
                worker=lead.worker,
                says=f"{by.name} opened the record, and gave a reason: {reason.strip()}",
                because=entry.number,
                sent=moment,
            )
        return str(entry.number)

    with transaction.atomic():
        once(key=key, by=by, do=write)


@prepared
def _standing_to(*, by: int, child: str) -> QuerySet[Child]:
    return standing_to(Worker(pk=by)).select_related("family").filter(public=child)
