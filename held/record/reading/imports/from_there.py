"""What a case system says of one child, as it was last taken in: shown with its number there, and changed there alone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from held.record.extracts.differing import Differs
from held.record.extracts.layout import KINDS
from held.record.reading.imports.withheld import is_withheld, masked
from held.record.reading.one_shape import Row, of_kind, shaped
from held.record.tables.imports.case_row import CaseRow
from held.record.tables.imports.difference import Difference

PLACES = {name: (name != "children", place) for place, name in enumerate(KINDS)}
"""The child first, then as the layout has them."""
DONE_BY_HAND: Mapping[str, str] = {
    "service": "A child passes from one service to another by a step of the procedures.",
    "team number": "A child passes from one team to another by a step of the procedures.",
    "opened": "Open or close the episode on the child's own page.",
}
"""Columns of an episode whose word Held can't take by itself, and what to do instead."""


@dataclass(frozen=True)
class Origin:
    """The number there. The day of the extract stands with the rest of what the system says."""

    system: str
    number: str


@dataclass(frozen=True)
class SaidThere:
    """`says`: by column. `of`: the latest extract that has it; `gone` the first that lacks it, None where none does."""

    kind: str
    system: str
    number: str
    says: Mapping[str, str]
    of: date
    first: date
    taken_in_by: str
    taken_in: datetime | None
    gone: date | None


def origin_rows(child: str) -> QuerySet:
    """For the one query of what stands on top of a child's page."""
    rows = CaseRow.objects.filter(child__public=child, kind="children")
    return shaped(
        "case system",
        rows,
        name="system",
        phone="number",
        since="last__handed_in",
        until="last__over",
    )


def origins_of(rows: Iterable[Row]) -> tuple[Origin, ...]:
    """From what `origin_rows` found, among whatever else."""
    return tuple(Origin(row.name or "", row.phone or "") for row in of_kind("case system", rows))


def said_there(child: str) -> tuple[SaidThere, ...]:
    """Of the child with this id, with their family; the child first, then by kind. In one query."""
    own = Q(child__public=child)
    family = Q(family__children__public=child)
    rows = CaseRow.objects.filter(own | family).select_related("last", "last__begun_by", "first", "gone")
    ordered = sorted(rows.distinct(), key=lambda row: (row.system, PLACES[row.kind], row.number))
    return tuple(
        SaidThere(
            row.kind,
            row.system,
            row.number,
            _in_order(row),
            row.last.of,
            row.first.of,
            row.last.begun_by.name if row.last.begun_by else "",
            row.last.begun,
            row.gone.of if row.gone else None,
        )
        for row in ordered
    )


def _in_order(row: CaseRow) -> Mapping[str, str]:
    """The columns as the layout has them."""
    says = json.loads(row.says)
    return {column.name: says[column.name] for column in KINDS[row.kind].columns if column.name in says}


@dataclass(frozen=True)
class Undecided:
    """A difference that waits for a person. `there`: the number in the case system. `can_be_taken`: Held can write what
    the system says; else somebody does it here, by a step or on the child's own page."""

    number: int
    kind: str
    system: str
    there: str
    name: str
    child: str
    column: str
    was: str
    says: str
    stands: str
    can_be_taken: bool
    found: datetime


def undecided(*, most: int = 200) -> tuple[Undecided, ...]:
    """The oldest first. In one query."""
    rows = (
        Difference.objects.filter(decided=None)
        .select_related("case_row__child", "case_row__family", "case_row__worker", "case_row__team")
        .annotate(withheld=Case(When(is_withheld("case_row__"), then=True), default=False))
        .order_by("pk")[:most]
    )
    return tuple(map(_undecided, rows))


def _undecided(row: Any) -> Undecided:
    differs = Differs(row.column, row.was, row.says, row.stands)
    shown = masked(differs) if row.withheld else differs
    return Undecided(
        row.pk,
        row.case_row.kind,
        row.case_row.system,
        row.case_row.number,
        str(row.case_row.child or row.case_row.family or row.case_row.worker or row.case_row.team),
        row.case_row.child.public if row.case_row.child else "",
        row.column,
        shown.was,
        shown.says,
        shown.stands or "",
        row.case_row.kind != "episodes" or row.column not in DONE_BY_HAND,
        row.found,
    )
