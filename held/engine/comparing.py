"""What is different between two situations: what follows from an act, a correction, or a later version of a pack."""

from dataclasses import dataclass

from held.engine.situation import Ending, OwedDuty, Sending, Situation, Telling


@dataclass(frozen=True)
class Moved:
    """A duty that is owed before and after, by another time, by another role, or as a must where it was a should."""

    before: OwedDuty
    after: OwedDuty


@dataclass(frozen=True)
class StepChange:
    """A step that became open, or is open no more."""

    step: str
    run: str


@dataclass(frozen=True)
class Difference:
    """Duties compare by their sentence and run. `sent` and `told`: what the entry that is set right had set off, which is
    not unsent; the correction goes after it. `to_send` and `to_tell`: what it sets off now, and had not before."""

    added: tuple[OwedDuty, ...] = ()
    gone: tuple[OwedDuty, ...] = ()
    moved: tuple[Moved, ...] = ()
    holders_before: tuple[str, ...] = ()
    holders_after: tuple[str, ...] = ()
    lead_before: str | None = None
    lead_after: str | None = None
    opened: tuple[StepChange, ...] = ()
    closed: tuple[StepChange, ...] = ()
    ended_before: Ending | None = None
    ended_after: Ending | None = None
    sent: tuple[Sending, ...] = ()
    told: tuple[Telling, ...] = ()
    to_send: tuple[Sending, ...] = ()
    to_tell: tuple[Telling, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether all stays as it is."""
        return (
            not (self.added or self.gone or self.moved or self.opened or self.closed)
            and self.holders_before == self.holders_after
            and self.lead_before == self.lead_after
            and self.ended_before == self.ended_after
        )


def difference(before: Situation, after: Situation) -> Difference:
    """Duties added, gone or moved, steps opened or closed, and holders, lead and end on both sides."""
    owed_before, owed_after = _owed(before), _owed(after)
    open_before, open_after = _open(before), _open(after)
    return Difference(
        added=tuple(duty for key, duty in owed_after.items() if key not in owed_before),
        gone=tuple(duty for key, duty in owed_before.items() if key not in owed_after),
        moved=tuple(
            Moved(owed_before[key], duty)
            for key, duty in owed_after.items()
            if key in owed_before and _asks(owed_before[key]) != _asks(duty)
        ),
        holders_before=tuple(holder.service for holder in before.holders),
        holders_after=tuple(holder.service for holder in after.holders),
        lead_before=before.lead,
        lead_after=after.lead,
        opened=tuple(step for step in open_after if step not in open_before),
        closed=tuple(step for step in open_before if step not in open_after),
        ended_before=before.ended,
        ended_after=after.ended,
    )


def _asks(duty: OwedDuty) -> tuple[object, ...]:
    return duty.due, duty.role, duty.force


def _owed(situation: Situation) -> dict[tuple[str, str], OwedDuty]:
    return {(duty.run, duty.norm.id): duty for duty in (*situation.duties, *situation.inner_owed)}


def _open(situation: Situation) -> list[StepChange]:
    return [StepChange(step.step, step.run) for step in situation.steps if step.state == "open"]
