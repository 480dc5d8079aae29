"""A transition that asks for nothing and has not ended: a manager set aside all that was owed. Then the lead owes the next
word. No clause says so; the promise does."""

from held.engine.history import History
from held.record.index.owners import Around
from held.record.index.promised import look_again_due, promised
from held.record.tables.care.owed import SAY_WHAT_IS_NEXT, Owed
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def nothing_asked(*, child: Child, transition: Transition, around: Around, history: History) -> Owed:
    """Within the pack's own days for a duty to which no clause gives a time, from the last thing that happened."""
    last = history[-1]
    return promised(
        child=child,
        transition=transition,
        step=SAY_WHAT_IS_NEXT,
        owner=around.owner(None),
        since=last.happened,
        due=look_again_due(around.pack, last.happened),
        because=last.number,
        why="Nothing else is asked for while this is open: take a step that may be taken, or end it.",
    )
