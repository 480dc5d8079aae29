"""What somebody else's duty waits for me to do: what, for whom, and by when at the latest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from held.engine.calendar import calendar_of
from held.pages.components.links import Cited, Link
from held.pages.transitions.addresses import about_whom, run_address, step_address
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of, full_time
from held.pages.wording.deadlines import by_when
from held.pages.wording.forewarned import forewarned_mark
from held.pages.wording.marks import LATE, Mark
from held.pages.wording.phrases import capital
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.work.awaited import AwaitedAct
from held.record.reading.work.owed_line import OwedLine


@dataclass(frozen=True)
class WaitsRow:
    mark: Mark
    what: Link
    child: Link
    says: str
    cites: tuple[Cited, ...]


def waits_rows(lines: Sequence[OwedLine], now: datetime) -> tuple[WaitsRow, ...]:
    """Of the lines that are not my own, the soonest first. What only my own duties wait for stands with those."""
    mine = {(line.transition, line.step) for line in lines if line.is_own}
    found: dict[tuple[str, str, str], tuple[OwedLine, AwaitedAct]] = {}
    for line in lines:
        act = line.awaited
        if act and not line.is_own and (line.transition, line.step) not in mine:
            found.setdefault((line.transition, line.step, act.step), (line, act))
    soonest = sorted(found.values(), key=lambda pair: pair[1].latest)
    return tuple(_row(line, act, now) for line, act in soonest)


def _row(one: OwedLine, act: AwaitedAct, now: datetime) -> WaitsRow:
    pack = pack_by_hash(one.pack_hash)
    is_late = one.due < now
    return WaitsRow(
        mark=LATE if is_late else forewarned_mark(act.latest, now, calendar_of(pack)),
        what=Link(capital(act.step), _address(one, act)),
        child=about_whom(one.child, _called(one, now), one.transition),
        says=_says(one, act, now),
        cites=(Cited(act.cites),),
    )


def _called(one: OwedLine, now: datetime) -> str:
    if one.child == ABOUT_NO_CHILD:
        return one.child_name
    return beside_name(one.child_name, one.born, one.expected, day_of(now))


def _address(one: OwedLine, act: AwaitedAct) -> str:
    """The form of the step; where no step does it, the transition."""
    procedures = (one.procedure, act.inner)
    packed = pack_by_hash(one.pack_hash).procedures
    if not any(name and act.step in packed[name].steps for name in procedures):
        return run_address(one.child, one.transition)
    return step_address(one.child, one.procedure, act.step, inner=act.inner)


def _says(one: OwedLine, act: AwaitedAct, now: datetime) -> str:
    """By when it is wanted, and what waits. What it comes out as stays for whoever does it to judge."""
    if one.due < now or act.latest < now:
        wanted = "As soon as you can"
    elif act.meets:
        wanted = f"At the meeting on {full_time(act.meets)}"
    else:
        wanted = capital(by_when(act.latest, now))
    due = "which is late" if one.due < now else f"which is due {by_when(one.due, now)}"
    if act.outcomes:
        return f"{wanted}. If it comes out as {act.outcomes}, “{one.step}” can go ahead, {due}."
    return f"{wanted}. “{one.step}” waits for it, {due}."
