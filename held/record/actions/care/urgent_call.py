"""An urgent call about a child that stands in no transition: written on their record, and nothing can refuse it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.named import NobodyNamed
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

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
        numbers = [
            append(
                child=found[child], kind=URGENT_CALL, words=words, by=by, happened=min(happened, moment)
            ).number
            for child in children
        ]
        return str(numbers[0])

    with transaction.atomic():
        return int(once(key=key, by=by, do=write))
