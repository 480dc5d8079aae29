"""What differs between a child's rows at one mark and at a later one: new, changed, or withdrawn."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from held.record.reading.exports.rows import DutyRow, Rows, StepRow, TransitionRow

Row = TypeVar("Row", TransitionRow, DutyRow, StepRow)


def changes(was: Rows, now: Rows, *, anew: Collection[str]) -> Rows:
    """`anew`: transitions of which words were destroyed between. What they were told before can't be told again, so they
    are replaced whole."""
    anew = {row.of.transition for row in was.transitions} & set(anew)
    return Rows(
        tuple(_each(was.transitions, now.transitions, anew)),
        tuple(_each(_kept(was.duties, anew), now.duties, anew)),
        tuple(_each(_kept(was.steps, anew), now.steps, anew)),
    )


def _kept(rows: Sequence[Row], anew: Collection[str]) -> Sequence[Row]:
    return [row for row in rows if row.of.transition not in anew]


def _each(was: Sequence[Row], now: Sequence[Row], anew: Collection[str]) -> Iterator[Row]:
    before, after = {row.key: row for row in was}, {row.key for row in now}
    for row in now:
        if row.of.transition in anew:
            yield replace(row, change="replaced")
        elif row.key not in before:
            yield replace(row, change="new")
        elif row != before[row.key]:
            yield replace(row, change="changed")
    for row in was:
        if row.key not in after:
            yield replace(row, change="withdrawn")
