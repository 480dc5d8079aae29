"""The duties of one transition through its history, each read under the version of the procedures that asked for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from held.engine.history import Began
from held.engine.owed_through import OwedThrough, owed_through
from held.language.norms import Duty, InnerDuty, Norm, Returning
from held.language.sentences.saying import say_time
from held.language.times import Within, say_length
from held.record.reading.exports.rows import DutyRow, OfAChild, OfATransition
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import MOVED
from held.record.reading.transitions.history import entries_of
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition

MOVED_ON = "read under another version"


@dataclass(frozen=True)
class _Under:
    """A stretch of a transition that was read under one version: `rows` from its beginning to the end of the stretch."""

    pack_hash: str
    rows: Sequence[Happening]
    since: int
    moved: Happening | None


@dataclass(frozen=True)
class Duties:
    """`opened_by`: what the sentences cite that opened each step, by the number of its entry."""

    rows: tuple[DutyRow, ...]
    opened_by: Mapping[int, tuple[str, ...]]


def duties_of(whose: OfAChild, transition: Transition, rows: Sequence[Happening]) -> Duties:
    """Of its rows (with words and by), without those that were struck. What was over before a move stays as it was."""
    found: list[DutyRow] = []
    opened_by: dict[int, tuple[str, ...]] = {}
    for under in _stretches(rows):
        pack, history = pack_by_hash(under.pack_hash), entries_of(under.rows)
        if not history or not isinstance(history[0], Began):
            continue
        through = owed_through(pack=pack, procedure=transition.procedure, history=history)
        opened_by |= {number: cited for number, cited in through.opened_by.items() if number >= under.since}
        for one in through.duties:
            if one.over is None or one.over.number >= under.since:
                found.append(_row(whose, transition, pack.version, one, under.moved))
    return Duties(tuple(found), opened_by)


def _stretches(rows: Sequence[Happening]) -> Iterator[_Under]:
    if not rows:
        return
    since, pack_hash = 0, rows[0].pack_hash
    for place, row in enumerate(rows):
        if row.kind == MOVED:
            yield _Under(pack_hash, rows[:place], since, row)
            since, pack_hash = row.number, row.pack_hash
    yield _Under(pack_hash, rows, since, None)


def _row(
    whose: OfAChild, transition: Transition, version: str, one: OwedThrough, moved: Happening | None
) -> DutyRow:
    duty, over = one.duty, one.over
    ended: tuple[datetime | None, str, str] = (None, "", "")
    if over is not None:
        ended = (over.at, over.how, over.by or "")
    elif moved is not None:
        ended = (moved.happened, MOVED_ON, moved.by.public if moved.by else "")
    return DutyRow(
        duty=f"{transition.public}/{one.asked}/{duty.run}/{duty.norm.id}/{version}",
        of=OfATransition(
            transition=transition.public,
            whose=whose,
            procedure=transition.procedure,
            version=version,
        ),
        run=duty.run,
        what=duty.step,
        force=duty.force,
        role=duty.role or "",
        owner=one.owner or "",
        asked=duty.since,
        asked_by=one.asked,
        clock=_clock(duty.norm),
        due=duty.due,
        clause=duty.cites.words,
        late=one.late,
        over=ended[0],
        how=ended[1],
        over_by=ended[2],
    )


def _clock(norm: Norm) -> str:
    """In the words of the sentence; empty where it gives no time, and the authority's own counts."""
    match norm:
        case Returning(every=Within(number, unit)):
            return f"every {say_length(number, unit)}"
        case Duty(time=time) | InnerDuty(time=time) if time is not None:
            return say_time(time)
        case _:
            return ""
