"""What changes when an entry is set right: looked at before anybody confirms it."""

from dataclasses import replace
from datetime import datetime

from held.engine.comparing import Difference, difference
from held.engine.folding import fold
from held.engine.history import Corrected, Happening, History, StepTaken, Struck
from held.engine.rereading import as_it_counts
from held.engine.set_off import set_off
from held.engine.standing import standing
from held.language.pack import Pack


class NotSetRight(ValueError):
    """The entry named can't be set right; its message says why, for the person who asked."""


def set_right(
    *, pack: Pack, procedure: str, history: History, entry: Struck | Corrected, moment: datetime
) -> Difference:
    """How things would stand with the entry set right, against how they stand. Nothing is changed by asking.

    A strike or a correction can be struck in its turn: then what it set right counts again, as it did before.

    Raises NotSetRight where the history has no such entry, it counts no more, it is the transition's own beginning, or
    a correction is of no step.
    """
    wrong = _named(history, entry)
    right = (*history, entry)
    before = fold(pack=pack, procedure=procedure, history=history)
    after = fold(pack=pack, procedure=procedure, history=right)
    found = difference(standing(before, moment), standing(after, moment))
    number = _first_of(history, wrong).number
    told, sent = set_off(pack=pack, procedure=procedure, history=history, number=number)
    tells, sends = set_off(pack=pack, procedure=procedure, history=right, number=number)
    if number != wrong.number:
        # Both were told before: when it was recorded, and when that was set right, which is now taken back.
        told, sent = tuple(dict.fromkeys((*told, *tells))), tuple(dict.fromkeys((*sent, *sends)))
    return replace(
        found,
        told=told,
        sent=sent,
        to_tell=tuple(telling for telling in tells if telling not in told),
        to_send=tuple(sending for sending in sends if sending not in sent),
    )


def _first_of(history: History, wrong: Happening) -> Happening:
    """The entry that it is all about: of a strike or a correction, what that set right."""
    while isinstance(wrong, Struck | Corrected):
        number = wrong.strikes if isinstance(wrong, Struck) else wrong.corrects
        wrong = next(each for each in history if each.number == number)
    return wrong


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
