"""A meeting's agenda, filled by what is owed: whoever is due there on a day, or was due before, and what was decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from held.language.norms import Duty, InnerDuty, Norm, Returning
from held.language.pack import Pack, Procedure
from held.language.times import ByMeeting
from held.record.access import sees_freely, standing_of, standing_to
from held.record.clock import now
from held.record.reading.procedures import pack_by_hash
from held.record.reading.transitions.entries import CORRECTED, STEP_TAKEN, STRUCK
from held.record.reading.transitions.told import Told, told_by
from held.record.reading.work.owed_line import OwedLine, read
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)

Asking = set[tuple[str, str, str, str]]
"""By pack, procedure and sentence, the step that waits for the meeting."""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A step of the meeting that was taken on its day. `outcome` is empty where the step has none."""

    child: str
    child_name: str
    called: str
    born: date | None
    expected: date | None
    family: str
    transition: str
    procedure: str
    step: str
    outcome: str
    happened: datetime
    by_name: str


@dataclass(frozen=True)
class Agenda:
    """`waiting` soonest due first, so that who was missed comes first. `hidden`: children whom this worker may not see
    without a reason; they are counted and not named."""

    waiting: tuple[OwedLine, ...]
    decided: tuple[Decided, ...]
    hidden: int
    has_more: bool


def agenda(worker: Worker, *, meeting: str, hashes: Iterable[str], on: date, takes_missed: bool) -> Agenda:
    """`hashes`: of the packs that are or were in force, whose transitions may have this meeting.

    `takes_missed`: it is the next one there is, so that whoever was missed before is on it. Four queries.
    """
    asking = {(pack.hash, *where) for pack in map(pack_by_hash, hashes) for where in _asked_by(pack, meeting)}
    packs = {pack for pack, *_ in asking}
    begins = datetime.combine(on, time(), tzinfo=LONDON)
    ends = datetime.combine(on + DAY, time(), tzinfo=LONDON)
    moment = now()
    that_day = Q(due__gte=max(begins, moment), due__lt=ends)
    due = read(
        _owed(asking, packs, that_day | Q(due__lt=moment) if takes_missed else that_day), moment=moment
    )
    waiting = _once(line for line in due.lines if _is_asked(line, asking))
    steps = {(pack, step) for pack, _, _, step in asking}
    decided = tuple(_decided(steps, packs, begins, ends))
    seen = _seen_by(worker, {line.child for line in waiting} | {one.child for one in decided})
    hidden = ({line.child for line in waiting} | {one.child for one in decided}) - seen
    return Agenda(
        waiting=tuple(line for line in waiting if line.child in seen),
        decided=tuple(one for one in decided if one.child in seen),
        hidden=len(hidden),
        has_more=due.has_more,
    )


def _asked_by(pack: Pack, meeting: str) -> Iterator[tuple[str, str, str]]:
    """Each sentence that waits for this meeting: its procedure, its id, the step it asks for."""
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            if _time_of(norm) == ByMeeting(meeting):
                yield procedure.name, norm.id, _step_of(norm, pack)


def _time_of(norm: Norm) -> object:
    match norm:
        case Duty() | InnerDuty():
            return norm.time
        case Returning():
            return norm.every
        case _:
            return None


def _step_of(norm: Norm, pack: Pack) -> str:
    if isinstance(norm, InnerDuty):
        inner: Procedure = pack.procedures[norm.inner]
        return inner.begins_with[0]
    assert isinstance(norm, Duty | Returning)
    return norm.step


def _owed(asking: Asking, packs: set[str], when: Q) -> QuerySet[Owed]:
    return Owed.objects.filter(
        when, transition__pack_hash__in=packs, norm__in={norm for _, _, norm, _ in asking}
    )


def _is_asked(line: OwedLine, asking: Asking) -> bool:
    """A sentence's id is unique in its own procedure alone."""
    procedure = line.run.rpartition(" ")[0] or line.procedure
    return any((line.pack_hash, procedure, line.norm) == (pack, name, norm) for pack, name, norm, _ in asking)


def _once(lines: Iterable[OwedLine]) -> tuple[OwedLine, ...]:
    """A step between two sides is owed by both, and stands on the agenda once."""
    found: dict[tuple[str, str, str], OwedLine] = {}
    for line in lines:
        found.setdefault((line.transition, line.run, line.step), line)
    return tuple(found.values())


def _decided(
    steps: set[tuple[str, str]], packs: set[str], begins: datetime, ends: datetime
) -> Iterator[Decided]:
    """Also what was recorded days after; not what was struck, nor what a correction moved to another day."""
    taken = Happening.objects.filter(
        child=OuterRef("child"), kind=STEP_TAKEN, happened__gte=begins, happened__lt=ends
    )
    rows = (
        Happening.objects.filter(Exists(taken), kind__in=(STEP_TAKEN, STRUCK, CORRECTED))
        .filter(transition__pack_hash__in=packs)
        .select_related("words", "by", "transition", "child__family")
        .order_by("child_id", "number")
    )
    by_child: dict[int, list[Happening]] = defaultdict(list)
    for row in rows:
        by_child[row.child_id].append(row)
    for of_child in by_child.values():
        transitions = {row.transition.public: row.transition for row in of_child if row.transition}
        for told in told_by(of_child):
            transition = transitions[told.transition]
            if told.counts and begins <= told.happened < ends and (transition.pack_hash, told.step) in steps:
                yield _line(of_child[0].child, transition, told)


def _line(child: Child, transition: Transition, told: Told) -> Decided:
    return Decided(
        child=child.public,
        child_name=str(child),
        called=child.known_as or child.given_name or str(child),
        born=child.born,
        expected=child.expected,
        family=child.family.public if child.family else "",
        transition=transition.public,
        procedure=transition.procedure,
        step=told.step,
        outcome=told.outcome or "",
        happened=told.happened,
        by_name=told.by_name,
    )


def _seen_by(worker: Worker, children: set[str]) -> set[str]:
    """Those whom this worker may see without a reason."""
    rows = standing_to(worker).filter(public__in=children)
    return {row.public for row in rows if sees_freely.test(standing_of(row))}
