"""All rows of one child, as their history stood at a mark. Nothing but the history is asked, so they can be made again."""

from collections.abc import Mapping, Sequence

from held.engine.folding import fold
from held.engine.history import Began, BuiltInEnd, History
from held.engine.rereading import as_it_counts
from held.record.reading.exports.duties import duties_of
from held.record.reading.exports.rows import OfAChild, OfATransition, Rows, StepRow, TransitionRow
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import MOVED, STEP_TAKEN
from held.record.reading.transitions.history import entries_of
from held.record.reading.transitions.struck import struck_among
from held.record.reading.transitions.told import SetRight, Told, told_by
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

GONE = "words destroyed"


def rows_of(whose: OfAChild, rows: Sequence[Happening]) -> Rows:
    """From what was recorded on the child's transitions (with words, by and transition), in the order of recording."""
    by_transition: dict[int, list[Happening]] = {}
    for row in rows:
        if row.transition_id is not None:
            by_transition.setdefault(row.transition_id, []).append(row)
    found = Rows()
    for of_one in by_transition.values():
        found += _of_transition(whose, of_one)
    return found


def _of_transition(whose: OfAChild, rows: list[Happening]) -> Rows:
    transition: Transition | None = rows[0].transition
    assert transition is not None
    struck = struck_among(rows)
    counting = [row for row in rows if row.number not in struck]
    duties = duties_of(whose, transition, counting)
    told = {one.number: one for one in told_by(rows)}
    return Rows(
        (_transition(whose, transition, rows),),
        duties.rows,
        tuple(
            _step(whose, transition, row, told.get(row.number), duties.opened_by)
            for row in rows
            if row.kind == STEP_TAKEN
        ),
    )


def _transition(whose: OfAChild, transition: Transition, rows: list[Happening]) -> TransitionRow:
    under = next((row.pack_hash for row in reversed(rows) if row.kind == MOVED), rows[0].pack_hash)
    pack, history = pack_by_hash(under), entries_of(rows)
    state = (
        fold(pack=pack, procedure=transition.procedure, history=history)
        if history and isinstance(history[0], Began)
        else None
    )
    ending = state.outer.ended if state else None
    holders = "; ".join(sorted(state.holders)) if state else ""
    return TransitionRow(
        of=OfATransition(
            transition=transition.public,
            whose=whose,
            procedure=transition.procedure,
            version=pack.version,
        ),
        began=rows[0].happened,
        ended=ending.at if ending else None,
        left_with=(ending.service or holders) if ending else "",
        ended_because=_because(history) if ending else "",
        begins=(ending.begins or "") if ending else "",
        holders=holders,
        lead=(state.lead or "") if state else "",
    )


def _because(history: History) -> str:
    """ "begun in error" and its like, where a manager ended it; empty where the procedure did."""
    ends = (entry.why for entry in as_it_counts(history) if isinstance(entry, BuiltInEnd) and not entry.run)
    return next(ends, "")


def _step(
    whose: OfAChild,
    transition: Transition,
    row: Happening,
    told: Told | None,
    opened_by: Mapping[int, tuple[str, ...]],
) -> StepRow:
    right = told.set_right[-1] if told and told.set_right else None
    return StepRow(
        step_taken=f"{whose.child or transition.public}/{row.number}",
        of=OfATransition(
            transition=transition.public,
            whose=whose,
            procedure=transition.procedure,
            version=pack_by_hash(told.pack if told else row.pack_hash).version,
        ),
        run=row.run,
        step=told.step if told else "",
        outcome=(told.outcome or "") if told else "",
        happened=told.happened if told else row.happened,
        recorded=row.recorded,
        by=row.by.public if row.by else "",
        clause="; ".join(opened_by.get(row.number, ())),
        standing=_standing(told, right),
        set_right=right.recorded if right else None,
        set_right_by=(right.by or "") if right else "",
    )


def _standing(told: Told | None, right: SetRight | None) -> str:
    if told is None:
        return GONE
    if not told.counts:
        return "struck"
    return "corrected" if right else "counts"
