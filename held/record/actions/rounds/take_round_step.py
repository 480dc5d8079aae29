"""A step of a round is taken, or begins it: judged by the engine, appended to its own chain, and what follows done."""

import json
from datetime import datetime

from django.db import transaction

from held.engine.calendar import local_day
from held.engine.history import KnownChanged
from held.engine.situation import Refused
from held.record.actions.history.append import chain_with
from held.record.actions.history.lock import lock_round
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.follow_in_a_round import follow_in_a_round
from held.record.actions.transitions.note_late import note_late_in
from held.record.actions.transitions.tell_those_named import tell_those_named
from held.record.actions.work.once import answered_before, keep_answer
from held.record.actions.work.save_draft import KeptAs, drop_draft
from held.record.clock import now
from held.record.reading.procedures import hash_in_force
from held.record.reading.transitions.answers import (
    Meanwhile,
    MeanwhileFor,
    NotRecorded,
    Recorded,
    RecordedFor,
    RefusedFor,
)
from held.record.reading.transitions.asked import ABOUT_NO_CHILD, ChildsPart, StepAsked
from held.record.reading.transitions.entries import KINDS
from held.record.reading.transitions.history import history_of
from held.record.reading.transitions.judging import Judgement, judge_in_a_round
from held.record.reading.transitions.wishes import ASKED_TO_BE_TOLD
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition


def take_round_step(
    *, by: Worker, asked: StepAsked, key: str, kept_as: KeptAs | None = None
) -> Recorded | NotRecorded | Meanwhile:
    """`asked` has one part, about no child. `key` and `kept_as` as for a step about children.

    Raises LookupError for a procedure or step that does not exist, or that is no round's.
    """
    (part,) = asked.parts
    with transaction.atomic():
        before = answered_before(key=key, by=by)
        if before is not None:
            return Recorded(tuple(RecordedFor(*one) for one in json.loads(before)), again=True)
        moment = now()
        round_ = lock_round(asked.procedure, begins_under=hash_in_force(on=local_day(moment)))
        if round_ is not None:
            note_late_in(transition=round_, child=None, history=history_of(round_), moment=moment)
        judged = judge_in_a_round(
            by=by,
            asked=asked,
            part=part,
            round_=round_,
            number=last_number(None, round_) + 1 if round_ else 1,
            moment=moment,
        )
        if isinstance(judged.verdict, Refused):
            transaction.set_rollback(True)
            return NotRecorded((RefusedFor(ABOUT_NO_CHILD, judged.verdict.reasons),))
        numbers = _meanwhile(round_, part)
        if numbers:
            transaction.set_rollback(True)
            return Meanwhile((MeanwhileFor(ABOUT_NO_CHILD, numbers),))
        number, public = _record(by, asked, part, judged, round_, moment)
        recorded = RecordedFor(ABOUT_NO_CHILD, public, number)
        if kept_as is not None:
            drop_draft(by=by, child=kept_as.child, step=kept_as.step, run=kept_as.run)
        keep_answer(
            key=key, by=by, answer=json.dumps([[recorded.child, recorded.transition, recorded.number]])
        )
        return Recorded((recorded,))


def _meanwhile(round_: Transition | None, part: ChildsPart) -> tuple[int, ...]:
    """What somebody recorded in the round after the form was opened."""
    if round_ is None or part.seen is None:
        return ()
    since = chain_with(None, round_).filter(number__gt=part.seen, by__isnull=False)
    told = since.exclude(kind__in=(KINDS[KnownChanged], ASKED_TO_BE_TOLD)).order_by("number")
    return tuple(told.values_list("number", flat=True))


def _record(
    by: Worker,
    asked: StepAsked,
    part: ChildsPart,
    judged: Judgement,
    round_: Transition | None,
    moment: datetime,
) -> tuple[int, str]:
    verdict = judged.verdict
    assert not isinstance(verdict, Refused)
    stands: Transition = round_ or Transition.objects.create(
        child=None,
        procedure=judged.procedure.name,
        pack_hash=judged.pack.hash,
        began_at=asked.happened,
    )
    if judged.began is not None:
        append_entry(child=None, transition=stands, entry=judged.began, by=by)
    row = append_entry(
        child=None,
        transition=stands,
        entry=judged.act,
        by=by,
        besides={
            "answers": {
                name: list(answer) if isinstance(answer, tuple) else answer
                for name, answer in part.answers.items()
            },
            "others": dict(asked.others),
            "reasons": judged.reasons_to_keep(asked.reasons),
        },
    )
    follow_in_a_round(
        round_=stands,
        history=history_of(stands),
        happening=row,
        moment=moment,
        told=verdict.told,
        sent=verdict.sent,
    )
    tell_those_named(happening=row, asked=asked, by=by, outcome=part.outcome, moment=moment)
    return row.number, stands.public
