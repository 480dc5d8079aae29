"""An entry of a round is set right by a later one that says why: struck, or read otherwise. Both stay readable."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from held.engine.situation import Situation
from held.record.actions.cannot import CanNot
from held.record.actions.history.lock import lock_this_round
from held.record.actions.messages.withdraw import withdraw_what_was_struck
from held.record.actions.transitions.entries import append_entry, by_somebody_since, last_number
from held.record.actions.transitions.may_set_right import wrong_entry
from held.record.actions.transitions.set_right import foreseen_by, plain, sure
from held.record.actions.transitions.tell_the_lead import tell_of_setting_right
from held.record.actions.transitions.tell_whoever_was_told import tell_whoever_was_told
from held.record.actions.transitions.telling import tell_and_send
from held.record.actions.work.once import once
from held.record.clock import now
from held.record.index.around_a_round import around_a_round
from held.record.index.rounds import stand_in_a_round
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.reading.transitions.course import Course, course
from held.record.reading.transitions.setting_right import Entries, Foreseen, the_correction, the_strike
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

MEANWHILE = (
    "Something was recorded in this round meanwhile. Look at what would change now, and confirm it again."
)
Made = Callable[[Course, int, datetime], Entries]


def strike_in_a_round(
    *, by: Worker, round_: str, number: int, why: str, key: str, seen: int | None = None
) -> int:
    """It did not happen; or, of a strike or a correction, that was the error. `round_` is the id in its address.

    By whoever recorded it, or a manager. Returns the number of the happening that says so. Raises CanNot, or LookupError.
    """

    def made(run: Course, first: int, moment: datetime) -> Entries:
        return the_strike(run, number=number, by=by.public, moment=moment, first=first)

    return _set_right(by, round_, number, why, key, seen, made, {}, is_strike=True)


def correct_in_a_round(
    *,
    by: Worker,
    round_: str,
    number: int,
    why: str,
    asked: StepAsked,
    part: ChildsPart,
    key: str,
    seen: int | None = None,
) -> int:
    """The step was taken, but with this outcome, these answers or at this time instead. Raises as `strike_in_a_round`."""

    def made(run: Course, first: int, moment: datetime) -> Entries:
        return the_correction(
            run, number=number, asked=asked, part=part, by=by.public, moment=moment, first=first
        )

    besides = {"answers": plain(part), "others": dict(asked.others)}
    return _set_right(by, round_, number, why, key, seen, made, besides, is_strike=False)


def _set_right(
    by: Worker,
    public: str,
    number: int,
    why: str,
    key: str,
    seen: int | None,
    made: Made,
    besides: Mapping[str, object],
    *,
    is_strike: bool,
) -> int:
    if not why.strip():
        raise CanNot("Say what was wrong, and how you know. The reason stands beside the old words.")
    with transaction.atomic():
        round_ = lock_this_round(public)
        if round_ is None:
            raise LookupError("There is no such round in the record.")

        def do() -> str:
            row = wrong_entry(by=by, child=None, number=number, round_=round_)
            if seen is not None and by_somebody_since(None, seen, round_):
                raise CanNot(MEANWHILE)
            moment = now()
            if is_strike:
                withdraw_what_was_struck(happening=row, by=by, moment=moment)
            said = _write(by, round_, row, made, {"why": why.strip(), **besides}, moment)
            tell_whoever_was_told(row=row, said=said, why=why.strip())
            return str(said.number)

        return int(once(key=key, by=by, do=do))


def _write(
    by: Worker,
    round_: Transition,
    row: Happening,
    made: Made,
    besides: Mapping[str, object],
    moment: datetime,
) -> Happening:
    """Appends, judges all again, and does what newly follows."""
    run, first = course(round_.public), last_number(None, round_) + 1
    entries = sure(lambda: made(run, first, moment))
    foreseen = foreseen_by(run, entries, moment)
    _not_twice_open(round_, foreseen.after)
    said, *_ = (
        append_entry(child=None, transition=round_, entry=entry, by=by, besides=besides) for entry in entries
    )
    stand_in_a_round(round_=round_, moment=moment)
    _follow(run, round_, foreseen, said, moment)
    tell_of_setting_right(
        transition=round_,
        wrong=row,
        said=said,
        why=str(besides["why"]),
        difference=foreseen.difference,
        pack=run.pack,
    )
    return said


def _not_twice_open(round_: Transition, after: Situation) -> None:
    """One of a kind runs at a time: an ended one can't be opened again beside another."""
    same = Transition.objects.filter(child=None, procedure=round_.procedure, ended_at=None)
    if round_.ended_at and not after.ended and same.exists():
        raise CanNot(
            "This would open again what has ended, and another round of the same kind has begun since."
        )


def _follow(run: Course, round_: Transition, foreseen: Foreseen, said: Happening, moment: datetime) -> None:
    """Who is told now and was not before, and what is sent."""
    people = around_a_round(foreseen.after, run.pack, moment)
    tell_and_send(
        None, round_, foreseen.difference.to_tell, foreseen.difference.to_send, people, said, moment
    )
