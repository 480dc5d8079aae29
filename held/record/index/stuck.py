"""Which of the rows owed nobody can be asked to open, and what stands against them."""

from collections.abc import Iterable

from held.engine.forewarning import Forewarned, Stuck
from held.engine.situation import Situation
from held.record.tables.care.owed import Owed


def say_stuck(rows: Iterable[Owed], ahead: Iterable[Forewarned | Stuck], situation: Situation) -> None:
    """On the rows themselves, not yet saved."""
    stuck = {(one.duty.run, one.duty.norm.id): one for one in ahead if isinstance(one, Stuck)}
    steps = {(step.run, step.step): step for step in situation.steps}
    for row in rows:
        one = stuck.get((row.run, row.norm))
        if one:
            step = steps.get((one.duty.run, one.duty.step))
            against = step.reasons if step else ()
            row.stuck = one.why
            row.stuck_by = against[0].says if against else ""
            row.stuck_cites = against[0].cites.words if against else ""
