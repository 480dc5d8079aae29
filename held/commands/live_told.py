"""What another version would change for the live transitions, told for whoever types a command: no child is named."""

from held.commands.record_opened import open_the_record
from held.engine.comparing import Difference
from held.engine.situation import OwedDuty
from held.engine.versions.moving import CannotMove
from held.engine.wording import by_when
from held.language.pack import Pack


def tell_live(old: Pack, new: Pack) -> None:
    """Of the transitions under the older version. `old` was put in force in this record."""
    open_the_record()
    from held.record.clock import now
    from held.record.reading.transitions.live_under import live_compared

    every = list(live_compared(old.hash, new, moment=now()))
    told = [(one, _differs(one.found.difference)) for one in every if not isinstance(one.found, CannotMove)]
    stay = [one for one in every if isinstance(one.found, CannotMove)]
    affected = sum(bool(says) for _, says in told)
    print(f"Live transitions under version {old.version}: {len(every)}.")
    print(f"Moved today, {affected} would be owed or held otherwise, and {len(stay)} could not move.")
    for one, says in told:
        for line in says:
            print(f"  {one.transition}, {one.procedure}: {line}")
    for one in stay:
        assert isinstance(one.found, CannotMove)
        for line in one.found.says:
            print(f"  {one.transition}, {one.procedure}: cannot move. {line}")


def _differs(found: Difference) -> list[str]:
    said = [f"newly owed: {_owed(duty)}" for duty in found.added]
    said += [f"no longer owed: {_owed(duty)}" for duty in found.gone]
    said += [f"otherwise owed: {_owed(moved.after)}, before {_owed(moved.before)}" for moved in found.moved]
    if found.holders_before != found.holders_after:
        said.append(f"held by {', '.join(found.holders_after)}, before {', '.join(found.holders_before)}")
    if found.lead_before != found.lead_after:
        said.append("another lead")
    if found.ended_before != found.ended_after:
        said.append("it would have ended")
    return said


def _owed(duty: OwedDuty) -> str:
    return f"{duty.step} {by_when(duty.due)} [{duty.cites.words}]"
