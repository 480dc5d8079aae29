"""The files of an extract are read into rows, with everything that is wrong with any of them. Nothing else is touched."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.db import transaction

from held.engine.calendar import local_day
from held.record.actions.imports.at_work import now_is, still_mine
from held.record.actions.imports.faults import Faults
from held.record.actions.imports.forget import rows_removed
from held.record.chain.canonical import canonical_json
from held.record.clock import now
from held.record.extracts.layout import Kind
from held.record.extracts.reading import Fault, FileRefused, Row, Source, source
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_fault import ExtractFault
from held.record.tables.imports.extract_file import ExtractFile
from held.record.tables.imports.extract_row import ExtractRow

IN_ONE_GO = 1_000


def read_in(extract: Extract) -> Iterator[int]:
    """How many lines are read, now and then. Begun again from the first one after it was broken off."""
    ExtractFault.objects.filter(file__extract=extract).delete()
    for _ in rows_removed(extract):
        yield 0
    done = 0
    for file in extract.files.order_by("pk"):
        for read in _file(extract, file):
            yield done + read
        done += file.rows + file.bad
    with transaction.atomic():
        _each_kind_once(extract)
        now_is(extract, Extract.State.WEIGHING)


def _file(extract: Extract, file: ExtractFile) -> Iterator[int]:
    file.rows = file.bad = 0
    faults = Faults(file)
    try:
        found = source(Path(file.path))
    except FileRefused as refused:
        with transaction.atomic():
            for fault in refused.faults:
                faults.add(fault.line, fault.column, fault.says)
            file.bad = 1
            _save(file, faults)
        return
    file.kind, file.columns = found.heading.kind.name, ",".join(found.heading.columns)
    pieces = found.rows(today=local_day(now()))
    while piece := list(islice(pieces, IN_ONE_GO)):
        with transaction.atomic():
            still_mine(extract)
            ExtractRow.objects.bulk_create(_rows(extract, file, found, piece, faults), batch_size=IN_ONE_GO)
            _save(file, faults)
        yield file.rows + file.bad
    if not file.rows and not file.bad:
        file.bad = 1
        faults.add(0, "", f"There is a heading and no row in it. Hand in a file with {file.kind} in it.")
        _save(file, faults)


def _rows(
    extract: Extract, file: ExtractFile, found: Source, piece: list[Row | Fault], faults: Faults
) -> Iterator[ExtractRow]:
    """Of a bad row its number alone, so that what refers to it is not said to refer to nothing."""
    kind = found.heading.kind
    for one in piece:
        if isinstance(one, Row):
            file.rows += 1
            yield _row(extract, file, kind, one)
            continue
        if one.line != faults.last_line or not one.line:
            file.bad += 1
            if one.number:
                yield ExtractRow(
                    extract=extract,
                    file=file,
                    line=one.line,
                    kind=kind.name,
                    number=one.number[:40],
                    says="{}",
                    outcome="bad",
                )
        faults.add(one.line, one.column, one.says)


def _row(extract: Extract, file: ExtractFile, kind: Kind, row: Row) -> ExtractRow:
    return ExtractRow(
        extract=extract,
        file=file,
        line=row.line,
        kind=kind.name,
        number=row.number,
        about=row.says[kind.about] if kind.about else "",
        says=canonical_json(row.says),
    )


def _save(file: ExtractFile, faults: Faults) -> None:
    faults.write()
    file.save(update_fields=["kind", "columns", "rows", "bad"])


def _each_kind_once(extract: Extract) -> None:
    """Two files about one thing: which rows have vanished could be said of neither."""
    seen: dict[str, str] = {}
    for file in extract.files.order_by("pk"):
        if file.kind in seen:
            faults = Faults(file)
            faults.add(
                0, "", f"{seen[file.kind]} is about {file.kind} too. Put the rows of both into one file."
            )
            file.bad += 1
            _save(file, faults)
        elif file.kind:
            seen[file.kind] = file.name
