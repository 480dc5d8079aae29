"""A step is taken: the one way through. Judged by the engine, appended to each child's history, and what follows done."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from held.engine.history import KnownChanged
from held.engine.situation import Refused, Taken
from held.language.steps import AskKind
from held.record.actions.history.append import Head, head_of
from held.record.actions.history.lock import lock_named
from held.record.actions.transitions.catch_up import catch_up
from held.record.actions.transitions.entries import append_entry
from held.record.actions.transitions.follow import follow
from held.record.actions.transitions.stand_anew import hear
from held.record.actions.transitions.tell_the_lead import tell_of_safety
from held.record.actions.transitions.tell_those_named import tell_those_named
from held.record.actions.work.looks_to_keep import LooksToKeep
from held.record.actions.work.once import answered_before, keep_answer
from held.record.actions.work.save_draft import KeptAs, drop_draft
from held.record.clock import now
from held.record.index.levels import change_level_rows
from held.record.prepared import put_in
from held.record.reading.transitions.answers import (
    Meanwhile,
    MeanwhileFor,
    NotRecorded,
    Recorded,
    RecordedFor,
    RefusedFor,
)
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.entries import KINDS
from held.record.reading.transitions.history import Heard, entry_of
from held.record.reading.transitions.judging import Judged, judge
from held.record.reading.transitions.open_ones import AsRead
from held.record.reading.transitions.wishes import ASKED_TO_BE_TOLD
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

NOTHING_READ: Mapping[str, AsRead] = {}


def take_step(
    *,
    by: Worker,
    asked: StepAsked,
    key: str,
    kept_as: KeptAs | None = None,
    looks: LooksToKeep | None = None,
    read: Mapping[str, AsRead] = NOTHING_READ,
) -> Recorded | NotRecorded | Meanwhile:
    """On every child of `asked`, or on none. `key` is the form's: sent again, it is answered and not done again. What was
    kept of the form until now, `kept_as`, goes as it is recorded, and the `looks` at these children are written with it.
    `read`: what the form has read of these children just now, by the ids in their addresses; where something was recorded
    since, it is read anew.

    A step that is open for safety is recorded however out of date the page was, and whatever time was given.
    Raises LookupError for a child, procedure or step that does not exist.
    """
    with transaction.atomic():
        answer = _taken(by, asked, key, kept_as, read)
        if not isinstance(answer, Recorded):
            transaction.set_rollback(True)
            return answer
        if looks is not None:
            looks.write()
    if looks is not None:
        looks.are_kept()
    return answer


@dataclass(frozen=True)
class _Locked:
    """A child whom nobody else adds to now. `head`: of the child's chain."""

    child: Child
    head: Head
    open: tuple[Heard, ...]


def _taken(
    by: Worker, asked: StepAsked, key: str, kept_as: KeptAs | None, read: Mapping[str, AsRead]
) -> Recorded | NotRecorded | Meanwhile:
    before = answered_before(key=key, by=by)
    if before is not None:
        return _read(before)
    locked = _lock_each(asked)
    moment = now()
    children = {public: _caught_up(child, read.get(public), moment) for public, child in locked.items()}

    def judge_each() -> list[Judged]:
        return [_judge(by, asked, part, children[part.child], moment) for part in asked.parts]

    judged = judge_each()
    if asked.happened > moment and not any(isinstance(one.verdict, Refused) for one in judged):
        # Only what is for safety is taken at a time to come: it is taken as of now, and not lost.
        asked = replace(asked, happened=moment)
        judged = judge_each()
    refused = tuple(
        RefusedFor(one.child.public, one.verdict.reasons)
        for one in judged
        if isinstance(one.verdict, Refused)
    )
    if refused:
        return NotRecorded(refused)
    meanwhile = [found for found in (_meanwhile(one, asked) for one in judged) if found]
    if meanwhile:
        return Meanwhile(tuple(meanwhile))
    recorded = Recorded(
        tuple(
            _record(by, asked, part, one, children[part.child], moment)
            for part, one in zip(asked.parts, judged, strict=True)
        )
    )
    if kept_as is not None:
        drop_draft(by=by, child=kept_as.child, step=kept_as.step, run=kept_as.run)
    keep_answer(key=key, by=by, answer=_write(recorded))
    return recorded


def _lock_each(asked: StepAsked) -> dict[str, Child]:
    wanted = [part.child for part in asked.parts]
    found = {child.public: child for child in lock_named(wanted)}
    if len(found) < len(set(wanted)):
        raise LookupError("One of these children is not in the record.")
    return found


def _caught_up(child: Child, read: AsRead | None, moment: datetime) -> _Locked:
    head = head_of(child)
    stands = read is not None and read.stands(number=head.number, moment=moment)
    caught_up = catch_up(child=child, moment=moment, read=read.open if read and stands else None)
    return _Locked(child, head_of(child) if caught_up.written else head, caught_up.open)


def _judge(by: Worker, asked: StepAsked, part: ChildsPart, locked: _Locked, moment: datetime) -> Judged:
    return judge(
        by=by,
        asked=asked,
        part=part,
        child=locked.child,
        open_now=locked.open,
        number=locked.head.number + 1,
        moment=moment,
    )


def _meanwhile(judged: Judged, asked: StepAsked) -> MeanwhileFor | None:
    """What was recorded on the child after the form was opened, unless safety makes it no matter.

    The clock's own entries don't count, and neither do the record's own answers: the page already showed what was late,
    and whoever was named or left has an entry of their own. That somebody asked to be told changes nothing.
    """
    part = next(part for part in asked.parts if part.child == judged.child.public)
    if part.seen is None or judged.number == part.seen + 1 or _is_for_safety(judged):
        return None
    numbers = tuple(
        Happening.objects.filter(child=judged.child, number__gt=part.seen, by__isnull=False)
        .exclude(kind__in=(KINDS[KnownChanged], ASKED_TO_BE_TOLD))
        .order_by("number")
        .values_list("number", flat=True)
    )
    return MeanwhileFor(judged.child.public, numbers) if numbers else None


def _is_for_safety(judged: Judged) -> bool:
    verdict = judged.verdict
    return isinstance(verdict, Taken) and any(
        standing.step == judged.act.step and standing.for_safety for standing in verdict.before.steps
    )


def _record(
    by: Worker,
    asked: StepAsked,
    part: ChildsPart,
    judged: Judged,
    locked: _Locked,
    moment: datetime,
) -> RecordedFor:
    verdict = judged.verdict
    if isinstance(verdict, Refused):
        raise TypeError("A refused step is never recorded.")
    child, transition = judged.child, judged.transition or _begin(judged, asked.happened)
    begun, head = list[Happening](), locked.head
    for began in (judged.began, judged.inner_began):
        if began is not None:
            begun.append(append_entry(child=child, transition=transition, entry=began, by=by, after=head))
            head = Head(begun[-1].number, begun[-1].hash)
    row = append_entry(
        child=child,
        transition=transition,
        entry=judged.act,
        by=by,
        besides=_besides(part, asked, judged),
        after=head,
    )
    follow(
        child=child,
        transition=transition,
        history=(*judged.history, *map(entry_of, (*begun, row))),
        before=None if judged.began else verdict.before,
        happening=row,
        by=by,
        moment=moment,
        told=verdict.told,
        sent=verdict.sent,
    )
    if any(one.transition != transition for one in locked.open):
        hear(child=child, by=by, moment=max(moment, row.recorded), besides=transition)
    if _is_for_safety(judged):
        tell_of_safety(transition=transition, happening=row, pack=judged.pack, moment=moment)
    tell_those_named(happening=row, asked=asked, by=by, outcome=part.outcome, moment=moment)
    for ask in judged.step.asks:
        level = part.answers.get(ask.name)
        if ask.kind is AskKind.LEVEL and isinstance(level, str) and level.isdigit():
            change_level_rows(child=child, level=int(level), at=asked.happened)
    return RecordedFor(child.public, transition.public, row.number)


def _begin(judged: Judged, happened: datetime) -> Transition:
    return put_in(
        Transition(
            child=judged.child,
            procedure=judged.procedure.name,
            pack_hash=judged.pack.hash,
            began_at=happened,
        )
    )


def _besides(part: ChildsPart, asked: StepAsked, judged: Judged) -> dict[str, object]:
    """Everything that was written and no norm looks at."""
    return {
        "answers": {
            name: list(answer) if isinstance(answer, tuple) else answer
            for name, answer in part.answers.items()
        },
        "others": dict(asked.others),
        "reasons": judged.reasons_to_keep(asked.reasons),
    }


def _write(recorded: Recorded) -> str:
    return json.dumps([[one.child, one.transition, one.number] for one in recorded.each])


def _read(answer: str) -> Recorded:
    return Recorded(tuple(RecordedFor(*one) for one in json.loads(answer)), again=True)
