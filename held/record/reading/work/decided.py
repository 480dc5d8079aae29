"""What was decided and noted at a meeting: its steps that were taken on the day, as they count now, and its notes."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from held.engine.calendar import local_day
from held.record.access import sees_freely, standing_of, with_standing
from held.record.clock import now
from held.record.reading.people.who import Who, who
from held.record.reading.transitions.course import Course, course_of
from held.record.reading.transitions.entries import CORRECTED, STEP_TAKEN, STRUCK
from held.record.reading.transitions.history import OF_A_TRANSITION
from held.record.reading.transitions.named_now import with_named
from held.record.reading.transitions.told import Told, told_by
from held.record.reading.work.asked_by_meeting import Asking
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker

DAY = timedelta(days=1)
CASE_NOTE = "case note"


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A step of the meeting that was taken on its day. `row` is the child's, for writing down who looked."""

    row: int
    who: Who
    transition: str
    procedure: str
    pack_hash: str
    told: Told


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What was said of a child at the meeting, and who was there, as whoever chaired wrote it down."""

    row: int
    who: Who
    present: tuple[str, ...]
    said: str
    by_name: str


@dataclass(frozen=True)
class DecidedOn:
    """`hidden`: the rows of children whom this worker may not see without a reason."""

    each: tuple[Decided, ...]
    notes: tuple[Noted, ...]
    hidden: frozenset[int]
    courses: Mapping[str, tuple[Course, ...]]


def decided_on(
    worker: Worker,
    *,
    asking: Asking,
    begins: datetime,
    ends: datetime,
    family: Collection[int] = (),
    notes_of: str = "",
) -> DecidedOn:
    """Also what was recorded days after, and what a correction moved to this day; not what was struck or moved away.

    `family`: rows of children whose courses are read in the same query. `notes_of`: the meeting whose notes are read too.
    """
    by_child: dict[int, list[Happening]] = defaultdict(list)
    for row in with_standing(worker, _rows(asking, begins, ends, family, is_noted=bool(notes_of))):
        by_child[row.child_id].append(row)
    each: list[Decided] = []
    notes: list[Noted] = []
    hidden: set[int] = set()
    courses = {}
    for child, rows in by_child.items():
        if child in family:
            courses[rows[0].child.public] = _courses(rows)
        found = list(_decided(rows, asking, begins, ends))
        noted = list(_noted(rows, notes_of, local_day(begins))) if notes_of else []
        if child in family or sees_freely.test(standing_of(rows[0])):
            each.extend(found)
            notes.extend(noted)
        elif found or noted:
            hidden.add(child)
    each.sort(key=lambda one: (one.told.happened, one.told.recorded, one.row))
    return DecidedOn(tuple(each), tuple(notes), frozenset(hidden), courses)


def decided_then(asking: Asking, begins: datetime, ends: datetime) -> QuerySet[Happening]:
    """The children with a step that day, and those with one that was corrected to that day, for use in another query."""
    taken = Q(kind=STEP_TAKEN, happened__gte=begins, happened__lt=ends)
    days = {(begins + DAY * place).date().isoformat() for place in (0, 1)}
    moved = Q()
    for day in days:
        moved |= Q(words__text__contains=f'"happened":"{day}T')
    corrected = Q(kind=CORRECTED, recorded__gte=begins) & moved
    of_packs = Happening.objects.filter(pack_hash__in=asking.packs)
    return of_packs.filter(taken).values("child").union(of_packs.filter(corrected).values("child"))


def _rows(
    asking: Asking, begins: datetime, ends: datetime, family: Collection[int], *, is_noted: bool
) -> QuerySet[Happening]:
    children = decided_then(asking, begins, ends)
    wanted = Q(kind__in=OF_A_TRANSITION if family else {STEP_TAKEN, STRUCK, CORRECTED})
    if family:
        children = children.union(Child.objects.filter(pk__in=family).values("pk"))
    if is_noted:
        on = f'"on":"{local_day(begins).isoformat()}"'
        at_a_meeting = Q(kind=CASE_NOTE, recorded__gte=begins, words__text__contains=on)
        children = children.union(Happening.objects.filter(at_a_meeting).values("child"))
        wanted |= at_a_meeting
    return (
        with_named(Happening.objects.filter(wanted, child__in=children), now())
        .select_related("words", "by", "transition", "child__family")
        .order_by("child_id", "number")
    )


def _noted(rows: list[Happening], meeting: str, on: date) -> Iterator[Noted]:
    struck = {
        json.loads(row.words.text)["strikes"]
        for row in rows
        if row.kind == STRUCK and row.words.text is not None
    }
    for row in rows:
        if row.kind != CASE_NOTE or row.number in struck or row.words.text is None:
            continue
        held = json.loads(row.words.text).get("meeting", {})
        if (held.get("called"), held.get("on")) == (meeting, on.isoformat()):
            yield Noted(
                row=row.child_id,
                who=who(row.child),
                present=tuple(held["present"]),
                said=held["said"],
                by_name=str(row.by),
            )


def _decided(rows: list[Happening], asking: Asking, begins: datetime, ends: datetime) -> Iterator[Decided]:
    rows = [row for row in rows if row.transition]
    transitions = {row.transition.public: row.transition for row in rows if row.transition}
    for told in told_by(rows):
        transition = transitions[told.transition]
        if told.counts and begins <= told.happened < ends and asking.is_taken_there(told.pack, told.step):
            yield Decided(
                row=rows[0].child_id,
                who=who(rows[0].child),
                transition=transition.public,
                procedure=transition.procedure,
                pack_hash=told.pack,
                told=told,
            )


def _courses(rows: list[Happening]) -> tuple[Course, ...]:
    """The latest last."""
    by_transition: dict[int, list[Happening]] = {}
    for row in rows:
        if row.transition_id is not None:
            by_transition.setdefault(row.transition_id, []).append(row)
    return tuple(course_of(of_one) for of_one in by_transition.values())
