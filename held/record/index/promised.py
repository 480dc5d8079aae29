"""What is owed by the promise alone: no clause asks for it, and the time is the authority's own."""

from datetime import datetime

from held.engine.calendar import calendar_of
from held.language.pack import Pack
from held.language.times import Within
from held.record.index.owners import Owner
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def promised(
    *,
    child: Child | None,
    step: str,
    owner: Owner,
    since: datetime,
    due: datetime,
    because: int | None,
    why: str,
    transition: Transition | None = None,
    role: str = "",
) -> Owed:
    """Not yet written."""
    return Owed(
        child=child,
        transition=transition,
        step=step,
        role=role,
        owner=owner.worker,
        team=owner.team,
        force="must",
        since=since,
        due=due,
        time_is_ours=True,
        cites="the promise",
        because=because,
        why=why,
    )


def look_again_due(pack: Pack, since: datetime) -> datetime:
    """The pack's own working days for a duty to which no clause gives a time."""
    return calendar_of(pack).due(Within(pack.look_again, "working days"), since)
