"""Somebody is named in a role outside any step: each open transition of the child is told, so that its duties find them."""

from datetime import datetime

from held.engine.history import Named
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow import follow
from held.record.reading.transitions.history import history_of, situation_of
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def name_in_role(
    *, by: Worker, child: Child, role: str, person: Worker, leads: bool, happened: datetime, moment: datetime
) -> None:
    """Within the caller's transaction, the child locked."""
    for transition in Transition.objects.filter(child=child, ended_at=None).order_by("id"):
        before = situation_of(transition, moment=moment)
        entry = Named(
            number=last_number(child) + 1,
            happened=happened,
            recorded=moment,
            by=by.public,
            role=role,
            person=person.public,
            leads=leads,
        )
        row = append_entry(child=child, transition=transition, entry=entry, by=by)
        follow(
            child=child,
            transition=transition,
            history=history_of(transition),
            before=before,
            happening=row,
            by=by,
            moment=moment,
        )
