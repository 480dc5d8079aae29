"""What an export says of one chain, a child's or a round's: as its history stood at the mark, and at the one before."""

from dataclasses import dataclass

from held.record.reading.exports.changes import changes
from held.record.reading.exports.of_child import rows_of
from held.record.reading.exports.period import within
from held.record.reading.exports.rows import OfAChild, Rows
from held.record.reading.exports.taken import Taken
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.tables.history.happening import WORDS_DESTROYED, Happening

OF_AN_EXPORT = OF_A_TRANSITION | {WORDS_DESTROYED}


@dataclass(frozen=True)
class Head:
    """How far a history had come. `number`: of its last entry then."""

    whose: OfAChild
    number: int


def rows_between(taken: Taken, heads: tuple[Head | None, Head], history: list[Happening]) -> Rows:
    """`heads`: at the mark before, if there was one, and at this one. `history`: the kinds of OF_AN_EXPORT, all of them."""
    before, after = heads
    now = rows_of(after.whose, _up_to(after, history))
    if taken.kind == "period":
        return within(now, begins=taken.begins, ends=taken.ends)
    was = rows_of(before.whose, _up_to(before, history)) if before else Rows()
    since = before.number if before else 0
    destroyed = {
        row.transition.public
        for row in history
        if row.kind == WORDS_DESTROYED and since < row.number <= after.number and row.transition
    }
    return changes(was, now, anew=destroyed)


def _up_to(head: Head, history: list[Happening]) -> list[Happening]:
    return [row for row in history if row.number <= head.number and row.kind != WORDS_DESTROYED]
