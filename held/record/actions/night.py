"""What is done once a day: what the day brings is written for every child, whoever came or went is told of
the weekly meetings, and the record is sealed."""

from held.engine.calendar import local_day
from held.record.actions.days import let_days_come
from held.record.actions.history.seal import seal
from held.record.actions.invitations.meetings import invite_to_meetings
from held.record.clock import now
from held.record.tables.history.happening import Happening
from held.record.tables.history.seal import Seal


def once_a_day() -> bool:
    """Does it where it was not done today. Whether it was done now."""
    moment = now()
    last = Seal.objects.order_by("-number").values_list("sealed_at", flat=True).first()
    if not Happening.objects.exists() or (last is not None and local_day(last) >= local_day(moment)):
        return False
    let_days_come()
    invite_to_meetings()
    seal()
    return True
