"""What a case system's numbers stand for: in this extract, and here already."""

import json
from collections.abc import Iterable, Mapping

from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.extract import Extract
from held.record.tables.imports.extract_row import ExtractRow

Says = Mapping[str, str]


def says_of(row: CaseRow | ExtractRow) -> dict[str, str]:
    found: dict[str, str] = json.loads(row.says)
    return found


def case_rows(extract: Extract, kind: str, numbers: Iterable[str]) -> dict[str, CaseRow]:
    """Those of this system that are here, by their numbers, with what each is of. In one query."""
    found = CaseRow.objects.filter(system=extract.system, kind=kind, number__in=set(numbers))
    return {row.number: row for row in found.select_related("child", "family", "worker", "team")}


def standing(extract: Extract, kind: str, numbers: Iterable[str]) -> set[str]:
    """Which of these numbers are here, or come with this extract. In two queries."""
    wanted = {number for number in numbers if number}
    if not wanted:
        return set()
    here = CaseRow.objects.filter(system=extract.system, kind=kind, number__in=wanted)
    coming = ExtractRow.objects.filter(extract=extract, kind=kind, number__in=wanted)
    return {*here.values_list("number", flat=True), *coming.values_list("number", flat=True)}
