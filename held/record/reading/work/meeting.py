"""A meeting's agenda, filled by what is owed: whoever is due there on a day, or was due before, and what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from held.record.access import seeing, sees_freely, standing_of, with_standing
from held.record.clock import now
from held.record.reading.people.who import Who, who
from held.record.reading.transitions.course import Course
from held.record.reading.work.asked_by_meeting import Asking, asked_by
from held.record.reading.work.decided import Decided, Noted, decided_on
from held.record.reading.work.owed_line import MOST
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A step of the meeting that is owed for a child. `row` is the child's, for writing down who looked; `seen` the
    number of the child's last happening.

    `run`: "NAME 1" is the first run of the inner procedure NAME; empty for the transition's own.
    """

    row: int
    who: Who
    seen: int
    transition: str
    procedure: str
    pack_hash: str
    run: str
    step: str
    since: datetime
    due: datetime
    is_late: bool


@dataclass(frozen=True)
class Agenda:
    """`waiting` soonest due first, so that who was missed comes first. `hidden`: children whom this worker may not see
    without a reason; they are counted and not named. `courses`: of the family that the agenda was opened for.
    """

    waiting: tuple[Waiting, ...]
    decided: tuple[Decided, ...]
    hidden: int
    has_more: bool
    notes: tuple[Noted, ...] = ()
    courses: Mapping[str, tuple[Course, ...]] = field(default_factory=dict)

    def family_of(self, child: str) -> tuple[Waiting, ...]:
        """The step that waits for this child, then the same step for brothers and sisters; empty where none waits."""
        return _family_of(self.waiting, child)


def agenda(
    worker: Worker,
    *,
    meeting: str,
    hashes: Iterable[str],
    on: date,
    takes_missed: bool,
    opened_for: str = "",
    with_notes: bool = False,
) -> Agenda:
    """`hashes`: of the packs that are or were in force, whose transitions may have this meeting.

    `takes_missed`: it is the next one there is, so that whoever was missed before is on it. `opened_for`: the child
    whose turn it is. `with_notes`: of what was said too. In two queries.
    """
    asking = asked_by(meeting, hashes)
    begins, ends = bounds(on)
    moment = now()
    that_day = Q(due__gte=max(begins, moment), due__lt=ends)
    rows = with_standing(
        worker, _owed(asking, that_day | Q(due__lt=moment) if takes_missed else that_day)
    ).order_by("due", "id")[: MOST + 1]
    found: dict[tuple[str, str, str], Owed] = {}
    owed = list(rows)
    for row in owed[:MOST]:
        of = row.transition
        if asking.asks(of.pack_hash, of.procedure, row.run, row.norm):
            # A step between two sides is owed by both, and stands on the agenda once.
            found.setdefault((of.public, row.run, row.step), row)
    seen = {row.child_id for row in found.values() if sees_freely.test(standing_of(row))}
    seen |= {
        row.child_id
        for row in found.values()
        if row.child.public == opened_for and seeing(standing_of(row)).is_open
    }
    waiting = tuple(_waiting(row, moment) for row in found.values() if row.child_id in seen)
    family = {one.row for one in _family_of(waiting, opened_for)}
    decided = decided_on(
        worker,
        asking=asking,
        begins=begins,
        ends=ends,
        family=family,
        notes_of=meeting if with_notes else "",
    )
    hidden = {row.child_id for row in found.values()} - seen | decided.hidden
    return Agenda(waiting, decided.each, len(hidden), len(owed) > MOST, decided.notes, decided.courses)


def bounds(on: date) -> tuple[datetime, datetime]:
    """When a day begins and ends in London."""
    begins, ends = (datetime.combine(day, time(), tzinfo=LONDON) for day in (on, on + DAY))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _owed(asking: Asking, when: Q) -> QuerySet[Owed]:
    last = Happening.objects.filter(child=OuterRef("child")).order_by("-number").values("number")[:1]
    return (
        Owed.objects.filter(
            when, transition__pack_hash__in=asking.packs, norm__in=asking.norms, child__isnull=False
        )
        .select_related("child__family", "transition")
        .annotate(last=Coalesce(Subquery(last), 0))
    )


def _family_of(waiting: Iterable[Waiting], child: str) -> tuple[Waiting, ...]:
    lines = list(waiting)
    own = next((one for one in lines if one.who.public == child), None)
    if own is None:
        return ()
    kin = [
        one
        for one in lines
        if own.who.family
        and one.who.family == own.who.family
        and one.who.public != child
        and (one.procedure, one.run, one.step) == (own.procedure, own.run, own.step)
    ]
    return (own, *kin)


def _waiting(row: Owed, moment: datetime) -> Waiting:
    transition = row.transition
    assert transition is not None
    return Waiting(
        row=row.child_id,
        who=who(row.child),
        seen=row.last,
        transition=transition.public,
        procedure=transition.procedure,
        pack_hash=transition.pack_hash,
        run=row.run,
        step=row.step,
        since=row.since,
        due=row.due,
        is_late=row.due < moment,
    )
