"""What was sent is not unsent: when an entry is set right, that is sent after what it had sent."""

from django.db.models import QuerySet

from held.record.actions.transitions.may_set_right import CAN_BE_TAKEN_BACK
from held.record.actions.work.write_notice import write_notice
from held.record.tables.history.happening import Happening
from held.record.tables.work.notice import Notice


def tell_whoever_was_told(*, row: Happening, said: Happening, why: str) -> None:
    """To the same people, unless they know by now or have set it right themselves. `said` is the entry that sets `row`
    right."""
    told = notices_because(said).filter(team=None).values("worker")
    what = "Taken back" if row.kind in CAN_BE_TAKEN_BACK else "Set right"
    others = notices_because(row).exclude(worker=said.by)
    for notice in others.exclude(team=None, worker__in=told):
        write_notice(
            child=row.child,
            transition=notice.transition,
            team=notice.team,
            worker=notice.worker,
            role=notice.role,
            says=f"{what}: {notice.says} {why}",
            cites=notice.cites,
            because=said.number,
            sent=said.recorded,
        )


def notices_because(row: Happening) -> QuerySet[Notice]:
    """Those that this entry sent. Each round has numbers of its own."""
    found = Notice.objects.filter(child=row.child_id, because=row.number)
    return found if row.child_id is not None else found.filter(transition=row.transition_id)
