"""A notice is received: somebody it went to says they have it, and it leaves the tray."""

from django.db.models import Q

from held.engine.calendar import local_day
from held.record.access import covered_by, current
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock, lock_this_round
from held.record.actions.messages.withdraw import withdraw_what_was_received
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import RECEIVED, Notice


def receive_notice(*, by: Worker, notice: int, key: str = "") -> int:
    """The number of the happening; that of the first time, if it was received before. Raises CanNot."""

    def write() -> str:
        moment = now()
        found = Notice.objects.filter(pk=notice).select_related("child", "transition").first()
        if found is None:
            raise CanNot("There is no such notice.")
        locked = _locked(found)
        found.refresh_from_db(fields=["received", "received_by"])
        if found.received is not None:
            raise CanNot(f"{found.received_by} has received this already.")
        if not _went_to(found, by):
            raise CanNot("This went to another team. Somebody there says that they have it.")
        entry = append(
            child=locked,
            kind=RECEIVED,
            words={"notice": found.pk, "paper": found.paper, "says": found.says, "sent by": found.because},
            by=by,
            happened=moment,
            transition=found.transition,
        )
        Notice.objects.filter(pk=found.pk).update(received=moment, received_by=by)
        withdraw_what_was_received(notice=found, by=by, moment=moment)
        return str(entry.number)

    return int(once(key=key, by=by, do=write))


def _locked(notice: Notice) -> Child | None:
    """The child it is about; where it is of a round, None with the round locked."""
    if notice.child is not None:
        (locked,) = lock([notice.child])
        return locked
    assert notice.transition is not None
    lock_this_round(notice.transition.public)
    return None


def _went_to(notice: Notice, worker: Worker) -> bool:
    """To them, to whom they cover for, or to a team of theirs."""
    moment = now()
    covered = covered_by(worker, moment)
    if notice.worker_id is not None and notice.team_id is None:
        return notice.worker_id == worker.pk or covered.filter(absent=notice.worker_id).exists()
    return Membership.objects.filter(
        current(local_day(moment)), Q(worker=worker) | Q(worker__in=covered), team=notice.team_id
    ).exists()
