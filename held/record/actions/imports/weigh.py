"""The rows of an extract are compared with what is here: which are new, changed, the same, disputed or bad, what vanished.

Nothing but the extract's own rows is written. What comes of it is what would happen; it is looked at once more, row by row
and with the child locked, when it does.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from held.record.actions.imports.at_work import now_is, still_mine
from held.record.actions.imports.comparing import compare
from held.record.actions.imports.episodes_in_order import overlapping
from held.record.actions.imports.faults import Faults
from held.record.actions.imports.forget import remove_files, rows_removed
from held.record.actions.imports.known import case_rows, says_of, standing
from held.record.actions.imports.outcomes import keep_outcomes
from held.record.actions.imports.sense import Sense
from held.record.clock import now
from held.record.extracts.layout import KINDS, Kind
from held.record.reading.imports.came_of_it import MOST, came_of, written
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_file import ExtractFile
from held.record.tables.imports.extract_row import ExtractRow

IN_ONE_GO = 500


def weigh(extract: Extract) -> Iterator[int]:
    """How many rows are compared, now and then."""
    files = {file.kind: file for file in extract.files.exclude(kind="")}
    done = 0
    for kind in KINDS.values():
        if kind.name in files:
            for many in _kind(extract, kind, files[kind.name]):
                done += many
                yield done
    if "episodes" in files:
        faults = Faults(files["episodes"])
        for line, says in overlapping(extract):
            faults.add(line, "opened", says)
            faults.write()
    with transaction.atomic():
        _count(extract)
        refused = (
            extract.files.filter(bad__gt=0).exists() or extract.files.filter(faults__isnull=False).exists()
        )
        state = Extract.State.REFUSED if refused else Extract.State.READY
        told = written(came_of(extract, gone_from(extract)))
        now_is(extract, state, over=now() if refused else None, told=told)
    remove_files(extract)
    if refused:
        for _ in rows_removed(extract):
            yield done


def _kind(extract: Extract, kind: Kind, file: ExtractFile) -> Iterator[int]:
    faults = Faults(file)
    with transaction.atomic():
        _twice(extract, kind, faults)
    sense = Sense(extract, kind)
    rows = ExtractRow.objects.filter(extract=extract, kind=kind.name, outcome="").order_by("pk")
    while piece := list(rows[:IN_ONE_GO]):
        with transaction.atomic():
            still_mine(extract)
            known = case_rows(extract, kind.name, (row.number for row in piece))
            _refer(extract, kind, piece, faults)
            sense.look_ahead(piece)
            for row in piece:
                before = known.get(row.number)
                whole = ({} if before is None else says_of(before)) | says_of(row)
                for column, says in sense.wrong(row, whole, is_new=before is None):
                    row.outcome = "bad"
                    faults.add(row.line, column, says)
            compare(kind.name, [row for row in piece if row.outcome != "bad"], known)
            keep_outcomes(piece, is_done=False)
            faults.write()
        yield len(piece)


def _twice(extract: Extract, kind: Kind, faults: Faults) -> None:
    """Each row after the first with a number is bad."""
    rows = ExtractRow.objects.filter(extract=extract, kind=kind.name)
    for number in (
        rows.values("number")
        .annotate(many=Count("pk"))
        .filter(many__gt=1)
        .order_by("number")
        .values_list("number", flat=True)
    ).iterator(chunk_size=1_000):
        first, *others = rows.filter(number=number).order_by("line")
        for row in others:
            if row.outcome != "bad":
                faults.add(row.line, kind.number, f"Number {number} stands in line {first.line} already.")
                ExtractRow.objects.filter(pk=row.pk).update(outcome="bad")
    faults.write()


def _refer(extract: Extract, kind: Kind, piece: list[ExtractRow], faults: Faults) -> None:
    for column in kind.refers:
        named = {row.pk: says_of(row).get(column.name, "") for row in piece}
        there = standing(extract, column.of, named.values())
        for row in piece:
            number = named[row.pk]
            if number and number not in there:
                row.outcome = "bad"
                faults.add(
                    row.line,
                    column.name,
                    f"There is no {KINDS[column.of].one} with the number {number}: neither in these files nor from "
                    "an earlier extract.",
                )


def vanished(extract: Extract, kind: str) -> QuerySet[CaseRow]:
    """Those that the system gave out before, and that are not in this extract, though it is about their kind."""
    return CaseRow.objects.filter(~_in(extract, kind), system=extract.system, kind=kind)


def gone_from(extract: Extract) -> list[CaseRow]:
    """The first of those that have vanished with it."""
    found: list[CaseRow] = []
    for file in extract.files.exclude(vanished=0).order_by("pk"):
        rows = vanished(extract, file.kind).filter(gone=None).order_by("pk")
        found += rows.select_related("child", "family", "worker", "team", "last")[:MOST]
    return found


def given_out(extract: Extract, kind: str) -> QuerySet[CaseRow]:
    """Those that are in this extract."""
    return CaseRow.objects.filter(_in(extract, kind), system=extract.system, kind=kind)


def _in(extract: Extract, kind: str) -> Exists:
    return Exists(ExtractRow.objects.filter(extract=extract, kind=kind, number=OuterRef("number")))


def _count(extract: Extract) -> None:
    for file in extract.files.exclude(kind=""):
        outcomes = (
            ExtractRow.objects.filter(file=file).order_by().values_list("outcome").annotate(many=Count("pk"))
        )
        many = dict(outcomes)
        file.new, file.changed, file.same = many.get("new", 0), many.get("changed", 0), many.get("same", 0)
        file.disputed = many.get("disputed", 0)
        file.bad = max(file.bad, many.get("bad", 0))
        file.vanished = vanished(extract, file.kind).filter(gone=None).count()
        file.save()
