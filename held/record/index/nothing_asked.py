"""A transition that asks for nothing and has not ended: a manager set aside all that was owed. Then the lead owes the next
word. No clause says so; the promise does."""

from held.engine.calendar import calendar_of
from held.engine.history import History
from held.language.times import Within
from held.record.index.owners import Around
from held.record.tables.care.owed import SAY_WHAT_IS_NEXT, Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def nothing_asked(*, child: Child, transition: Transition, around: Around, history: History) -> Owed:
    """Within the pack's own days for a duty to which no clause gives a time, from the last thing that happened."""
    last = history[-1]
    owner = around.owner(None)
    return Owed(
        child=child,
        transition=transition,
        step=SAY_WHAT_IS_NEXT,
        owner=owner.worker,
        team=owner.team,
        force="must",
        since=last.happened,
        due=calendar_of(around.pack).due(Within(around.pack.look_again, "working days"), last.happened),
        time_is_ours=True,
        cites="the promise",
        because=last.number,
        why="Nothing else is asked for while this is open: take a step that may be taken, or end it.",
    )
