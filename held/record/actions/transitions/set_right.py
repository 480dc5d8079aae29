"""Somebody sets right what was recorded wrongly: a later entry names it and says why. Both stay readable."""

from dataclasses import replace

from django.db import transaction

from held.engine.history import Corrected, Struck
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock
from held.record.actions.transitions.follow import append_entry, last_number
from held.record.actions.transitions.may_manage import manages
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.rebuild import rebuild_child
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.entries import STEP_TAKEN
from held.record.reading.transitions.judging import act_of
from held.record.reading.transitions.struck import struck_numbers
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice


def strike(*, by: Worker, child: str, number: int, why: str, key: str) -> int:
    """The entry did not happen, or not to this child. Returns the number of the happening that says so.

    By whoever recorded it, or a manager. Nothing is said here of any other child. Raises CanNot, or LookupError.
    """
    return _set_right(by=by, child=child, number=number, why=why, key=key, asked=None, part=None)


def correct(
    *, by: Worker, child: str, number: int, why: str, asked: StepAsked, part: ChildsPart, key: str
) -> int:
    """The step was taken, but with this outcome, these answers or at this time instead. Raises as `strike`."""
    return _set_right(by=by, child=child, number=number, why=why, key=key, asked=asked, part=part)


def _set_right(
    *,
    by: Worker,
    child: str,
    number: int,
    why: str,
    key: str,
    asked: StepAsked | None,
    part: ChildsPart | None,
) -> int:
    if not why.strip():
        raise CanNot("Say what was wrong, and how you know. The reason stands beside the old words.")
    with transaction.atomic():
        (locked,) = lock(Child.objects.filter(public=child)) or (None,)
        if locked is None:
            raise LookupError("This child is not in the record.")
        return int(once(key=key, by=by, do=lambda: _write(by, locked, number, why.strip(), asked, part)))


def _write(
    by: Worker, child: Child, number: int, why: str, asked: StepAsked | None, part: ChildsPart | None
) -> str:
    row = wrong_entry(by=by, child=child, number=number)
    moment = now()
    if row.transition is None:
        said = append(
            child=child, kind="struck", words={"strikes": number, "why": why}, by=by, happened=moment
        )
    elif asked is None or part is None:
        struck = Struck(
            number=last_number(child) + 1,
            happened=moment,
            recorded=moment,
            by=by.public,
            run=row.run,
            strikes=number,
        )
        said = append_entry(child=child, transition=row.transition, entry=struck, by=by, besides={"why": why})
    else:
        instead = act_of(
            transition=row.transition,
            asked=asked,
            part=part,
            by=by,
            number=number,
            run=row.run,
            moment=moment,
        )
        corrected = Corrected(
            number=last_number(child) + 1,
            happened=moment,
            recorded=moment,
            by=by.public,
            run=row.run,
            corrects=number,
            instead=replace(instead, recorded=row.recorded),
        )
        said = append_entry(
            child=child,
            transition=row.transition,
            entry=corrected,
            by=by,
            besides={"why": why, "answers": _plain(part), "others": dict(asked.others)},
        )
    rebuild_child(child=child, moment=moment)
    _tell_whoever_was_told(child, row, said, why)
    return str(said.number)


def wrong_entry(*, by: Worker, child: Child, number: int) -> Happening:
    """The entry that somebody wants to set right. Raises CanNot where they may not, or it counts no more."""
    row = (
        Happening.objects.filter(child=child, number=number)
        .select_related("transition", "words", "by")
        .first()
    )
    if row is None:
        raise LookupError("There is no such entry.")
    if row.kind not in {STEP_TAKEN, "case note"}:
        raise CanNot("This entry follows from another one. Set that one right.")
    if number in struck_numbers(child):
        raise CanNot("This entry was struck already, and counts no more.")
    if row.by_id != by.pk and not (row.transition and manages(by, child, row.transition)):
        raise CanNot(f"{row.by} recorded this. They, or a manager, can set it right.")
    return row


def _plain(part: ChildsPart) -> dict[str, object]:
    return {
        name: list(answer) if isinstance(answer, tuple) else answer for name, answer in part.answers.items()
    }


def _tell_whoever_was_told(child: Child, row: Happening, said: Happening, why: str) -> None:
    """What was sent is not unsent: the correction is sent after it, to the same people."""
    for notice in Notice.objects.filter(child=child, because=row.number):
        Notice.objects.create(
            child=child,
            transition=notice.transition,
            team=notice.team,
            worker=notice.worker,
            role=notice.role,
            says=f"Set right: {notice.says}. {why}",
            cites=notice.cites,
            because=said.number,
            sent=said.recorded,
        )
