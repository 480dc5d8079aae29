"""What would come of an extract, or came: counts by file, and the first of what is wrong, changed and vanished."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from held.record.extracts.differing import Differs, read
from held.record.extracts.layout import ADDRESS
from held.record.reading.imports.withheld import masked, withheld_rows
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_file import ExtractFile
from held.record.tables.imports.extract_row import ExtractRow

MOST = 200
"""Of each list. How many there are in all, the files say."""


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
class CameOfIt:
    files: tuple[FileSeen, ...] = ()
    faults: tuple[FaultSeen, ...] = ()
    changed: tuple[RowChanged, ...] = ()
    gone: tuple[RowGone, ...] = ()


def came_of(extract: Extract, gone: Sequence[CaseRow]) -> CameOfIt:
    """`gone`: the first of those that vanished."""
    return CameOfIt(
        files=files_seen(extract),
        faults=_faults(extract),
        changed=_changed(extract),
        gone=tuple(
            RowGone(row.kind, row.number, named(row), _child(row), row.last.of) for row in gone[:MOST]
        ),
    )


def written(came: CameOfIt) -> str:
    return json.dumps(asdict(came), ensure_ascii=False, default=date.isoformat)


def read_again(text: str) -> CameOfIt:
    if not text:
        return CameOfIt()
    kept = json.loads(text)
    return CameOfIt(
        files=tuple(FileSeen(**one) for one in kept["files"]),
        faults=tuple(FaultSeen(**one) for one in kept["faults"]),
        changed=tuple(
            RowChanged(**one | {"differences": tuple(Differs(**each) for each in one["differences"])})
            for one in kept["changed"]
        ),
        gone=tuple(
            RowGone(**one | {"last_seen": date.fromisoformat(one["last_seen"])}) for one in kept["gone"]
        ),
    )


def files_seen(extract: Extract) -> tuple[FileSeen, ...]:
    return tuple(map(_file, extract.files.order_by("pk")))


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


def _faults(extract: Extract) -> tuple[FaultSeen, ...]:
    rows = ExtractFault.objects.filter(file__extract=extract).order_by("file", "line", "id")[:MOST]
    return tuple(FaultSeen(*row) for row in rows.values_list("file__name", "line", "column", "says"))


def without_withheld(extract: Extract, rows: Sequence[RowChanged]) -> tuple[RowChanged, ...]:
    """Asks nothing where no address changes; else two queries."""
    moved = [row.number for row in rows if any(one.column == ADDRESS for one in row.differences)]
    withheld = withheld_rows(extract, moved) if moved else set()
    return tuple(
        replace(row, differences=tuple(map(masked, row.differences)))
        if (row.kind, row.number) in withheld
        else row
        for row in rows
    )


def _changed(extract: Extract) -> tuple[RowChanged, ...]:
    rows = ExtractRow.objects.filter(extract=extract, outcome__in=["changed", "disputed"])
    shown = list(rows.exclude(differences="").order_by("pk")[:MOST])
    of = CaseRow.objects.filter(system=extract.system, number__in=[row.number for row in shown])
    kept = {(row.kind, row.number): row for row in of.select_related("child", "family", "worker", "team")}
    rows = [
        RowChanged(
            row.kind,
            row.number,
            named(kept.get((row.kind, row.number))),
            _child(kept.get((row.kind, row.number))),
            row.line,
            tuple(read(row.differences)),
        )
        for row in shown
    ]
    return without_withheld(extract, rows)


def named(row: CaseRow | None) -> str:
    """Whom or what it is of, in words; empty for nobody."""
    return str(row.child or row.family or row.worker or row.team) if row else ""


def _child(row: CaseRow | None) -> str:
    return row.child.public if row and row.child else ""
