"""Rows of several tables in one shape, so that one query reads all that a page says on top about a child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value


@dataclass(frozen=True)
class Row:
    """What each column means depends on `kind`; those that a kind has no use for are empty."""

    kind: str
    public: str | None
    name: str | None
    phone: str | None
    word: str
    team: str | None
    cites: str
    since: datetime
    until: datetime | None
    on: bool


def shaped(
    kind: str,
    rows: QuerySet,
    *,
    public: str = "",
    name: str = "",
    phone: str = "",
    word: str = "",
    team: str = "",
    cites: str = "",
    since: str = "since",
    until: str = "until",
    on: str = "",
) -> QuerySet:
    """Each argument names the column to read there. Give them to `read` together."""
    words = (public, name, phone, word, team, cites)
    return rows.order_by().values_list(
        Value(kind, output_field=CharField()),
        *(F(column) if column else Value("", output_field=CharField()) for column in words),
        F(since),
        F(until),
        F(on) if on else Value(True),
    )


def joined(*parts: QuerySet) -> QuerySet:
    """One query. The first has times in both its columns of times, so that all are read as times."""
    first, *rest = parts
    return first.union(*rest, all=True)


def rows_of(found: Iterable[tuple[Any, ...]]) -> list[Row]:
    """What a query of `joined` found."""
    return [Row(*row) for row in found]


def read(*parts: QuerySet) -> list[Row]:
    """In one query."""
    return rows_of(joined(*parts))


def of_kind(kind: str, rows: Iterable[Row]) -> list[Row]:
    """Oldest first."""
    return sorted((row for row in rows if row.kind == kind), key=lambda row: (row.since, row.word))
