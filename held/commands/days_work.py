"""What days bring, as `held worker` looks for it twice a minute: each piece by itself, and safely beside another worker."""

from dataclasses import dataclass
from datetime import date, datetime

from held.commands.piece_of_work import Piece
from held.engine.calendar import local_day

BETWEEN_SWEEPS = 30.0
AT_A_TIME = 500
"""Children with something late, at most, from one sweep to the next."""


def days_work() -> tuple[Piece, ...]:
    days = _Days()
    return (
        Piece("What the day brought could not be written.", days.come, BETWEEN_SWEEPS),
        Piece("What went late could not be written.", days.sweep, BETWEEN_SWEEPS),
        Piece("Nobody could be told of the weekly meetings.", days.invite, BETWEEN_SWEEPS),
        Piece("Whoever begins to cover could not be told what waits.", _tell_who_covers, BETWEEN_SWEEPS),
        Piece("The record could not be sealed.", _seal, BETWEEN_SWEEPS),
    )


@dataclass
class _Days:
    """`seen`: until when this worker has looked; every child is looked at where it has not looked yet on this day.
    `reached`: how far it has come among the children with something late."""

    seen: datetime | None = None
    invited: date | None = None
    reached: int = 0

    def come(self) -> None:
        from held.record.actions.days import let_days_come
        from held.record.clock import now

        began = now()
        is_same_day = self.seen is not None and local_day(self.seen) == local_day(began)
        let_days_come(since=self.seen if is_same_day else None)
        self.seen = began

    def sweep(self) -> None:
        from held.record.actions.days import sweep_on

        swept = sweep_on(after=self.reached, most=AT_A_TIME)
        self.reached, late = swept.reached, swept.written
        if late:
            print(f"{late} went late and {'was' if late == 1 else 'were'} written down.", flush=True)
        if swept.trouble is not None:
            raise swept.trouble

    def invite(self) -> None:
        from held.record.actions.invitations.meetings import invite_to_meetings
        from held.record.clock import now

        today = local_day(now())
        if self.invited != today:
            invite_to_meetings()
            self.invited = today


def _tell_who_covers() -> None:
    from held.record.actions.care.tell_who_covers import tell_who_covers

    tell_who_covers()


def _seal() -> None:
    from held.record.actions.history.seal import seal_for_today

    if seal_for_today():
        print("The record was sealed for today.", flush=True)
