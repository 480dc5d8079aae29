"""A child whom nobody holds but the tray that was rung about them: its words, in time; empty after it."""

from datetime import datetime

from held.pages.components.links import Person
from held.pages.wording.deadlines import by_when
from held.record.reading.people.child import Identity


def holds_in_its_tray(found: Identity) -> str:
    """The team, and that it is its tray."""
    return f"{found.tray.team} (tray)" if found.tray else ""


def until_answered(found: Identity, moment: datetime) -> str:
    return f"until somebody answers the call, {by_when(found.tray.due, moment)}" if found.tray else ""


def at_the_desk(found: Identity) -> Person | None:
    """Who stands for the lead meanwhile."""
    tray = found.tray
    return (
        Person(f"Whoever is at {tray.team}", "", tray.phone, "until the call is answered") if tray else None
    )
