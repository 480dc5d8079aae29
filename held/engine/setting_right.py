"""What changes when an entry is set right: looked at before anybody confirms it."""

from dataclasses import replace
from datetime import datetime

from held.engine.comparing import Difference, difference
from held.engine.folding import fold
from held.engine.history import Corrected, Happening, History, StepTaken, Struck
from held.engine.rereading import as_it_counts
from held.engine.standing import standing
from held.engine.state import State
from held.engine.taking import following
from held.language.pack import Pack


class NotSetRight(ValueError):
    """The entry named can't be set right; its message says why, for the person who asked."""


def set_right(
    *, pack: Pack, procedure: str, history: History, entry: Struck | Corrected, moment: datetime
) -> Difference:
    """How things would stand with the entry set right, against how they stand. Nothing is changed by asking.

    Raises NotSetRight where the history has no such entry, it counts no more, it is the transition's own beginning, or
    a correction is of no step.
    """
    wrong = _named(history, entry)
    right = (*history, entry)
    before = fold(pack=pack, procedure=procedure, history=history)
    after = fold(pack=pack, procedure=procedure, history=right)
    found = difference(standing(before, moment), standing(after, moment))
    told, sent = following(_as_of(pack, procedure, history, wrong).effects)
    if isinstance(entry, Struck):
        return replace(found, told=told, sent=sent)
    tells, sends = following(_as_of(pack, procedure, right, wrong).effects)
    return replace(
        found,
        told=told,
        sent=sent,
        to_tell=tuple(telling for telling in tells if telling not in told),
        to_send=tuple(sending for sending in sends if sending not in sent),
    )


def _as_of(pack: Pack, procedure: str, history: History, wrong: Happening) -> State:
    """The state with the wrong entry read last: what it set off, as the history counted before it was set right."""
    counted = as_it_counts(history)
    place = next(place for place, each in enumerate(counted) if each.number == wrong.number)
    return fold(pack=pack, procedure=procedure, history=counted[: place + 1])


def _named(history: History, entry: Struck | Corrected) -> Happening:
    number = entry.strikes if isinstance(entry, Struck) else entry.corrects
    wrong = next((each for each in history if each.number == number), None)
    if wrong is None:
        raise NotSetRight(f"There is no entry {number} in this transition.")
    if wrong is history[0]:
        raise NotSetRight("This is how the transition began. If it was begun in error, end it so.")
    if all(each.number != number for each in as_it_counts(history)):
        raise NotSetRight("This entry was struck already, and counts no more.")
    if isinstance(entry, Corrected) and not isinstance(wrong, StepTaken):
        raise NotSetRight("Only a step can be corrected; anything else is struck.")
    return wrong
