"""An extract as somebody looks at it before it is taken in, and afterwards: what would come of it, or what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from held.record.extracts.differing import Differs, read
from held.record.named import NobodyNamed
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_file import ExtractFile
from held.record.tables.imports.extract_row import ExtractRow


@dataclass(frozen=True)
class FileSeen:
    """How many rows come out how. `kind` is empty where its heading was not understood."""

    name: str
    kind: str
    rows: int
    bad: int
    new: int
    changed: int
    same: int
    disputed: int
    vanished: int


@dataclass(frozen=True)
class FaultSeen:
    file: str
    line: int
    column: str
    says: str


@dataclass(frozen=True)
class RowChanged:
    """A row of the extract that would change, or changed, what is here. `child` is the public id, where it is of one."""

    kind: str
    number: str
    name: str
    child: str
    line: int
    differences: tuple[Differs, ...]


@dataclass(frozen=True)
class RowGone:
    """A row of an earlier extract that this one lacks. It stays."""

    kind: str
    number: str
    name: str
    child: str
    last_seen: date


@dataclass(frozen=True)
class ExtractSeen:
    """`faults`, `changed` and `gone` are the first of them; how many there are the files say."""

    public: str
    system: str
    of: date
    state: str
    handed_in: datetime
    handed_in_by: str
    begun: datetime | None
    begun_by: str
    over: datetime | None
    files: tuple[FileSeen, ...]
    faults: tuple[FaultSeen, ...]
    changed: tuple[RowChanged, ...]
    gone: tuple[RowGone, ...]
    waiting: int
    """Rows that are not taken in yet."""

    def many(self, how: str) -> int:
        return sum(getattr(file, how) for file in self.files)

    @property
    def is_moving(self) -> bool:
        """Whether something is being done with it."""
        return self.state in (Extract.State.READING, Extract.State.WEIGHING, Extract.State.TAKING_IN)


def extract_seen(public: str, *, most: int = 100) -> ExtractSeen:
    """In at most six queries. Raises NobodyNamed."""
    found = Extract.objects.filter(public=public).select_related("handed_in_by", "begun_by").first()
    if found is None:
        raise NobodyNamed("There is no such extract.")
    files = tuple(found.files.order_by("pk"))
    return ExtractSeen(
        public=found.public,
        system=found.system,
        of=found.of,
        state=found.state,
        handed_in=found.handed_in,
        handed_in_by=found.handed_in_by.name,
        begun=found.begun,
        begun_by=found.begun_by.name if found.begun_by else "",
        over=found.over,
        files=tuple(map(_file, files)),
        faults=_faults(found, most) if any(file.bad for file in files) else (),
        changed=_changed(found, most),
        gone=_gone(found, files, most),
        waiting=_waiting(found),
    )


def _file(file: ExtractFile) -> FileSeen:
    return FileSeen(
        file.name,
        file.kind,
        file.rows,
        file.bad,
        file.new,
        file.changed,
        file.same,
        file.disputed,
        file.vanished,
    )


def _faults(extract: Extract, most: int) -> tuple[FaultSeen, ...]:
    rows = ExtractFault.objects.filter(file__extract=extract).order_by("file", "line", "id")[:most]
    return tuple(FaultSeen(*row) for row in rows.values_list("file__name", "line", "column", "says"))


def _changed(extract: Extract, most: int) -> tuple[RowChanged, ...]:
    if extract.state in (Extract.State.READING, Extract.State.WEIGHING, Extract.State.REFUSED):
        return ()
    rows = list(
        ExtractRow.objects.filter(extract=extract, outcome__in=["changed", "disputed"]).order_by("pk")[:most]
    )
    if not rows:
        return ()
    of = CaseRow.objects.filter(system=extract.system, number__in=[row.number for row in rows])
    kept = {(row.kind, row.number): row for row in of.select_related("child", "family", "worker", "team")}
    return tuple(
        RowChanged(
            row.kind,
            row.number,
            named(kept.get((row.kind, row.number))),
            _child(kept.get((row.kind, row.number))),
            row.line,
            tuple(read(row.differences)),
        )
        for row in rows
    )


def _gone(extract: Extract, files: Sequence[ExtractFile], most: int) -> tuple[RowGone, ...]:
    """Before it is taken in those that it lacks; afterwards those that vanished with it."""
    if not any(file.vanished for file in files):
        return ()
    rows = CaseRow.objects.filter(system=extract.system, kind__in=[file.kind for file in files])
    if extract.state == Extract.State.TAKEN_IN:
        rows = rows.filter(gone=extract)
    else:
        here = ExtractRow.objects.filter(extract=extract, kind=OuterRef("kind"), number=OuterRef("number"))
        rows = rows.filter(~Exists(here), gone=None)
    shown = rows.select_related("child", "family", "worker", "team", "last").order_by("pk")[:most]
    return tuple(RowGone(row.kind, row.number, named(row), _child(row), row.last.of) for row in shown)


def _waiting(extract: Extract) -> int:
    if extract.state != Extract.State.TAKING_IN:
        return 0
    rows = ExtractRow.objects.filter(extract=extract, is_done=False)
    return rows.exclude(outcome__in=["same", "bad", ""]).count()


def named(row: CaseRow | None) -> str:
    """Whom or what it is of, in words; empty for nobody."""
    return str(row.child or row.family or row.worker or row.team) if row else ""


def _child(row: CaseRow | None) -> str:
    return row.child.public if row and row.child else ""
