"""Somebody sets right what was recorded wrongly: a later entry names it and says why. Both stay readable."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from held.engine.setting_right import NotSetRight
from held.engine.situation import Situation
from held.record.actions.cannot import CanNot
from held.record.actions.history.append import append
from held.record.actions.history.lock import lock_named
from held.record.actions.messages.withdraw import withdraw_what_was_struck
from held.record.actions.transitions.entries import append_entry, by_somebody_since, last_number
from held.record.actions.transitions.follow import begin_after
from held.record.actions.transitions.may_set_right import wrong_entry
from held.record.actions.transitions.stand_anew import hear, stand_anew
from held.record.actions.transitions.tell_the_lead import tell_of_setting_right
from held.record.actions.transitions.tell_whoever_was_told import tell_whoever_was_told
from held.record.actions.transitions.telling import tell_and_send
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.owners import around
from held.record.index.rebuild import rebuild_child
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course, course
from held.record.reading.transitions.setting_right import (
    Entries,
    Foreseen,
    foresee,
    the_correction,
    the_strike,
)
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

MEANWHILE = (
    "Something was recorded on this child meanwhile. Look at what would change now, and confirm it again."
)


def strike(*, by: Worker, child: str, number: int, why: str, key: str, seen: int | None = None) -> int:
    """The entry did not happen, or not to this child. Returns the number of the happening that says so.

    By whoever recorded it, or a manager. Nothing is said here of any other child. A strike or a correction that was the
    error itself is taken back by striking it: what it set right counts again as before. `seen`: how far the history
    stood when what changes was looked at; None where nobody looked. Raises CanNot, or LookupError.
    """

    def write(locked: Child, row: Happening, said: str, moment: datetime) -> Happening:
        withdraw_what_was_struck(happening=row, by=by, moment=moment)
        if row.transition is None:
            words = {"strikes": number, "why": said}
            return append(child=locked, kind="struck", words=words, by=by, happened=moment)
        hear(child=locked, by=None, moment=moment)
        run, first = course(row.transition.public), last_number(locked) + 1
        entries = sure(lambda: the_strike(run, number=number, by=by.public, moment=moment, first=first))
        return _write(by, locked, row, run, entries, {"why": said}, moment)

    return _set_right(by=by, child=child, number=number, why=why, key=key, seen=seen, write=write)


def correct(
    *,
    by: Worker,
    child: str,
    number: int,
    why: str,
    asked: StepAsked,
    part: ChildsPart,
    key: str,
    seen: int | None = None,
) -> int:
    """The step was taken, but with this outcome, these answers or at this time instead. Raises as `strike`."""

    def write(locked: Child, row: Happening, said: str, moment: datetime) -> Happening:
        if row.transition is None:
            raise CanNot("Only a step can be corrected. Strike this, and write it anew.")
        hear(child=locked, by=None, moment=moment)
        run, first = course(row.transition.public), last_number(locked) + 1
        entries = sure(
            lambda: the_correction(
                run, number=number, asked=asked, part=part, by=by.public, moment=moment, first=first
            )
        )
        besides = {"why": said, "answers": plain(part), "others": dict(asked.others)}
        return _write(by, locked, row, run, entries, besides, moment)

    return _set_right(by=by, child=child, number=number, why=why, key=key, seen=seen, write=write)


def _set_right(
    *,
    by: Worker,
    child: str,
    number: int,
    why: str,
    key: str,
    seen: int | None,
    write: Callable[[Child, Happening, str, datetime], Happening],
) -> int:
    if not why.strip():
        raise CanNot("Say what was wrong, and how you know. The reason stands beside the old words.")
    with transaction.atomic():
        (locked,) = lock_named([child]) or (None,)
        if locked is None:
            raise LookupError("This child is not in the record.")

        def do() -> str:
            row = wrong_entry(by=by, child=locked, number=number)
            if seen is not None and by_somebody_since(locked, seen):
                raise CanNot(MEANWHILE)
            said = write(locked, row, why.strip(), now())
            tell_whoever_was_told(row=row, said=said, why=why.strip())
            return str(said.number)

        return int(once(key=key, by=by, do=do))


def sure(made: Callable[[], Entries]) -> Entries:
    """What is written, or CanNot with the sentence that says why nothing can be."""
    try:
        return made()
    except NotSetRight as sentence:
        raise CanNot(str(sentence)) from None


def _write(
    by: Worker,
    child: Child,
    row: Happening,
    run: Course,
    entries: Entries,
    besides: Mapping[str, object],
    moment: datetime,
) -> Happening:
    """Appends, judges all again, and does what newly follows. The first of the entries is what is answered."""
    transition = row.transition
    assert transition is not None
    foreseen = foreseen_by(run, entries, moment)
    _not_twice_open(child, transition, foreseen.after)
    said, *_ = (
        append_entry(child=child, transition=transition, entry=entry, by=by, besides=besides)
        for entry in entries
    )
    rebuild_child(child=child, moment=moment)
    stand_anew(child=child, by=by, moment=moment)
    _follow(child, transition, foreseen, said, by, moment)
    tell_of_setting_right(
        transition=transition,
        wrong=row,
        said=said,
        why=str(besides["why"]),
        difference=foreseen.difference,
        pack=run.pack,
    )
    return said


def foreseen_by(run: Course, entries: Entries, moment: datetime) -> Foreseen:
    try:
        return foresee(run, entries=entries, moment=moment)
    except NotSetRight as sentence:
        raise CanNot(str(sentence)) from None


def _not_twice_open(child: Child, transition: Transition, after: Situation) -> None:
    """There is one open transition of a kind a child: an ended one can't be opened again beside another."""
    if transition.ended_at is None or after.ended:
        return
    same = Transition.objects.filter(child=child, procedure=transition.procedure, ended_at=None)
    if same.exists():
        raise CanNot(
            "This would open again what has ended, and another one of the same kind has begun since. "
            "Ask a manager to end the one that was begun in error first."
        )


def _follow(
    child: Child, transition: Transition, foreseen: Foreseen, said: Happening, by: Worker, moment: datetime
) -> None:
    """What the step sets off now and had not before: who is told, what is sent, what an end begins."""
    pack, changed = pack_by_hash(transition.pack_hash), foreseen.difference
    people = around(child, pack, moment).of_transition(foreseen.after)
    tell_and_send(child, transition, changed.to_tell, changed.to_send, people, said, moment)
    begins = changed.ended_after.begins if changed.ended_after else None
    had_begun = changed.ended_before.begins if changed.ended_before else None
    if not begins or begins == had_begun or changed.ended_after is None:
        return
    if not Transition.objects.filter(child=child, procedure=begins, ended_at=None).exists():
        begin_after(child, begins, changed.ended_after.service, pack, said, by, moment)


def plain(part: ChildsPart) -> dict[str, object]:
    """What was answered, as the record keeps it."""
    return {
        name: list(answer) if isinstance(answer, tuple) else answer for name, answer in part.answers.items()
    }
