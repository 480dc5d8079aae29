"""Since when it is so what the clock tells a transition: the day that came, not the minute in which the clock wrote it."""

from datetime import datetime

from held.engine.history import KnownChanged, Named
from held.record.index.owners import Around
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def came_about(
    entry: Named | KnownChanged, child: Child, transition: Transition, people: Around, moment: datetime
) -> datetime:
    """Not before the transition began, and `moment` where no day says it."""
    if isinstance(entry, Named):
        return max(people.lead.since, transition.began_at) if people.lead else moment
    known = people.pack.procedures[transition.procedure].known[entry.known]
    times = [
        time
        for table in (Lead, Involvement)
        for period in table.objects.filter(child=child, role=known.names).values_list("since", "until")
        for time in period
        if time is not None and transition.began_at <= time <= moment
    ]
    return max(times, default=moment)
