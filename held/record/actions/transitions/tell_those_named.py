"""Whoever is named beside the one who records a step is told that it stands in their name, and may say it is not so."""

from datetime import datetime

from held.record.actions.work.write_notice import write_notice
from held.record.named import the_worker
from held.record.reading.transitions.asked import StepAsked
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker


def tell_those_named(
    *, happening: Happening, asked: StepAsked, by: Worker, outcome: str | None, moment: datetime
) -> None:
    """Within the caller's transaction. Nothing waits for their answer: what was recorded stands meanwhile."""
    what = f"{asked.step}: {outcome}" if outcome else asked.step
    for role, person in asked.others.items():
        if person == by.public:
            continue
        write_notice(
            child=happening.child,
            transition=happening.transition,
            worker=the_worker(person),
            role=role,
            says=f"{by.name} recorded in your name as well: {what}. If that is not what you agreed, say so.",
            because=happening.number,
            sent=moment,
        )
