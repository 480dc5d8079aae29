"""An urgent call about a child that stands in no transition: written on their record, whoever holds
them is told, and nothing can refuse it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.reading.care.lead import lead_at
from held.record.tables.care.holding import Holding
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice

URGENT_CALL = "urgent call"


def record_urgent_call(
    *, by: Worker, children: Sequence[str], words: Mapping[str, object], happened: datetime, key: str
) -> int:
    """On each of these children, all or none. The number of the happening on the first.

    `words`: what was asked and answered. A time later than now is taken as now. Raises NobodyNamed.
    """

    def write() -> str:
        moment = now()
        found = {child.public: child for child in lock(Child.objects.filter(public__in=children))}
        if not set(children) <= set(found):
            raise NobodyNamed("One of these children is not in the record.")
        entries = [
            append(child=found[child], kind=URGENT_CALL, words=words, by=by, happened=min(happened, moment))
            for child in children
        ]
        for entry in entries:
            _tell(entry, moment)
        return str(entries[0].number)

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))


def _tell(entry: Happening, moment: datetime) -> None:
    """Whoever leads, and the teams that hold the child; where none is known, the duty desks. No step follows from it."""
    told = {"child": entry.child, "because": entry.number, "sent": moment}
    says = f"An urgent call was recorded by {entry.by}. No step of a procedure was open for it: look at the child today."
    lead = lead_at(entry.child, moment)
    if lead is not None and lead.worker_id != entry.by_id:
        Notice.objects.create(worker=lead.worker, says=says, **told)
    for team in _teams(entry.child):
        Notice.objects.create(team=team, says=says, **told)


def _teams(child: Child) -> QuerySet[Team]:
    holdings = Holding.objects.filter(child=child, until=None)
    desks = Team.objects.filter(is_duty_desk=True)
    theirs = Team.objects.filter(pk__in=holdings.exclude(team=None).values("team")) | desks.filter(
        service__in=holdings.values("service")
    )
    return theirs if theirs.exists() else desks
