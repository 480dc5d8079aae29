"""One line of a worklist: what is owed for a child, by when, why, by whom, and who else waits for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value

from held.record.going_on import going_on
from held.record.prepared import prepared
from held.record.reading.care.owed_form import Form, owed_form
from held.record.reading.people.contact import Contact
from held.record.reading.rounds.named import whose
from held.record.reading.work.awaited import AwaitedAct, act_of, with_act
from held.record.reading.work.urgent_line import is_urgent_work
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed

MOST = 200
"""Lists stop here and say so, "200+": nobody reads further, and nothing grows slower with the years."""

After = tuple[datetime, int]
"""When the last line that was shown is due, and its number."""


@dataclass(frozen=True)
class Stopped:
    """Nobody can be asked to open it. `why` as the engine's `Stuck` has it; `says` what stands against it."""

    why: str
    says: str
    cites: str


@dataclass(frozen=True, kw_only=True)
class OwedLine:
    """`child` is ABOUT_NO_CHILD in a round, and `child_name` its title.

    `transition` is "" for what is owed outside any. `owner` is None while it stands in the tray of `team`.

    `is_urgent`: an urgent call asks for it. `time_is_ours`: no clause gives the time. `norm` is the sentence that asks,
    by its id in the procedure. `awaited`: the act without which it can't be done yet; None where it can, or where there
    is none: then `stopped` says so. `is_own`: False for what another owes and that waits for an act of whoever reads it.
    """

    id: int
    child: str
    child_name: str
    called: str
    born: date | None
    expected: date | None
    family: str
    step: str
    role: str
    due: datetime
    since: datetime
    is_late: bool
    is_urgent: bool
    force: str
    time_is_ours: bool
    cites: str
    why: str
    norm: str
    because: int | None
    run: str
    form: Form
    transition: str
    procedure: str
    pack_hash: str
    owner: Contact | None
    team: str
    waiting: tuple[Contact, ...]
    awaited: AwaitedAct | None = None
    stopped: Stopped | None = None
    is_own: bool = True


@dataclass(frozen=True)
class OwedLines:
    """Soonest first. `has_more`: the list was cut off; give `next_after` as `after` for what follows."""

    lines: tuple[OwedLine, ...]
    has_more: bool

    @property
    def next_after(self) -> After | None:
        return (self.lines[-1].due, self.lines[-1].id) if self.has_more else None


def soonest(
    rows: QuerySet[Owed], *, first: Q | None = None, due: datetime | None = None, last: int | None = None
) -> QuerySet[Owed]:
    """One more than a list shows, with what its lines say. `first`: whose act is shown first, where a duty waits for several.
    `due` and `last`: of the line after which the list goes on."""
    if due is not None:
        rows = rows.filter(Q(due__gt=due) | Q(due=due, id__gt=last))
    return (
        with_act(rows, first=first)
        .select_related("child__family", "transition", "owner", "team")
        .order_by("due", "id")[: MOST + 1]
    )


def lines_of(found: Sequence[Owed], moment: datetime) -> OwedLines:
    """Of what `soonest` found, in one query more, whatever the number of rows."""
    waiting = people_of({row.child_id for row in found[:MOST] if row.child_id}, moment)
    return OwedLines(
        tuple(_line(row, waiting.get(row.child_id, ()), moment) for row in found[:MOST]), len(found) > MOST
    )


def _line(row: Owed, people: Iterable[Contact], moment: datetime) -> OwedLine:
    about, owner, transition = whose(row.child, row.transition), row.owner, row.transition
    return OwedLine(
        id=row.pk,
        child=about.public,
        child_name=about.name,
        called=about.called,
        born=about.born,
        expected=about.expected,
        family=row.child.family.public if row.child and row.child.family else "",
        step=row.step,
        role=row.role,
        due=row.due,
        since=row.since,
        is_late=row.due < moment,
        is_urgent=is_urgent_work(row),
        force=row.force,
        time_is_ours=row.time_is_ours,
        cites=row.cites,
        why=row.why,
        norm=row.norm,
        because=row.because,
        run=row.run,
        form=owed_form(step=row.step, norm=row.norm, in_transition=transition is not None),
        transition=transition.public if transition else "",
        procedure=transition.procedure if transition else "",
        pack_hash=transition.pack_hash if transition else "",
        owner=Contact(owner.public, owner.name, owner.phone, row.role) if owner else None,
        team=row.team.name if row.team else "",
        waiting=tuple(person for person in people if owner is None or person.public != owner.public),
        awaited=act_of(row),
        stopped=Stopped(row.stuck, row.stuck_by or "", row.stuck_cites or "") if row.stuck else None,
        is_own=getattr(row, "is_own", True),
    )


def people_of(children: Iterable[int], moment: datetime) -> dict[int, tuple[Contact, ...]]:
    """The lead, then whoever is involved by their names, each once, of each of these children. One query."""
    found: dict[int, dict[str, Contact]] = {}
    for _, child, public, name, phone, role in sorted(
        _named(children=[*children], moment=moment), key=_by_name
    ):
        found.setdefault(child, {}).setdefault(public, Contact(public, name, phone, role))
    return {child: tuple(people.values()) for child, people in found.items()}


@prepared
def _named(*, children: list[int], moment: datetime) -> QuerySet[Any]:
    columns = ("child_id", "worker__public", "worker__name", "worker__phone", "role")
    leads, involved = (
        table.objects.filter(going_on(moment), child__in=children)
        .order_by()
        .values_list(Value(place, output_field=CharField()), *map(F, columns))
        for place, table in (("1", Lead), ("2", Involvement))
    )
    return leads.union(involved, all=True)


def _by_name(row: tuple[Any, ...]) -> tuple[Any, ...]:
    place, child, public, name, *_ = row
    return place, child, name, public
