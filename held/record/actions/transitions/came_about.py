"""Since when it is so what the clock tells a transition: the day that came, not the minute in which the clock wrote it."""

from datetime import datetime

from held.engine.history import KnownChanged, Named
from held.record.index.owners import Around
from held.record.reading.transitions.unheard import YES
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
    if known.running:
        return max(_beside(child, known.running, entry.value, moment), transition.began_at)
    periods = [
        period
        for table in (Lead, Involvement)
        for period in table.objects.filter(child=child, role=known.names, since__lte=moment).values_list(
            "since", "until"
        )
    ]
    going_on = [since for since, until in periods if until is None or until > moment]
    if entry.value == YES:
        day = max(going_on, default=moment)
    elif going_on:
        return moment  # they are named still: it is their account that closed
    else:
        day = max((until for _, until in periods if until is not None), default=moment)
    return max(day, transition.began_at)


def _beside(child: Child, procedure: str, value: str, moment: datetime) -> datetime:
    """When the other transition began, or ended."""
    of_it = Transition.objects.filter(child=child, procedure=procedure)
    when = "began_at" if value == YES else "ended_at"
    return max((at for at in of_it.values_list(when, flat=True) if at), default=moment)
