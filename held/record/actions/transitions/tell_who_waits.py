"""Whoever asked to be told when a step can go ahead is told, once, as soon as something recorded later opens it."""

import json
from datetime import datetime

from held.engine.situation import Situation
from held.record.actions.work.write_notice import write_notice
from held.record.reading.transitions.wishes import standing_of, wishes
from held.record.tables.people.child import Child
from held.record.tables.transitions.transition import Transition


def tell_who_waits(
    *, child: Child | None, transition: Transition, situation: Situation, moment: datetime
) -> None:
    """Within the caller's transaction. Where the transition has ended they are told that, and wait no longer."""
    for wish in wishes(transition):
        words = json.loads(wish.words.text or "{}")
        standing = standing_of(situation, words.get("inner", ""), words["step"])
        if situation.ended:
            says = f"You asked to be told when you can {words['step']}. It can’t go ahead any more: this has ended."
        elif standing and standing.state == "open":
            says = f"You asked to be told: you can {words['step']} now."
        else:
            continue
        write_notice(
            child=child, transition=transition, worker=wish.by, says=says, because=wish.number, sent=moment
        )
