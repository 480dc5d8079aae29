"""How a row is spelled in a file: a cell of a sheet that opens as it is meant in Excel, or JSON."""

import json
from collections.abc import Collection
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from held.engine.calendar import LONDON
from held.record.reading.exports.rows import DutyRow, Named, StepRow, TransitionRow

Row = TransitionRow | DutyRow | StepRow | Named
Value = str | int | bool | datetime | None

COUNTED_OUT = ("=", "+", "-", "@", "\t", "\r")
"""What a sheet takes for the beginning of a formula (OWASP, CSV injection)."""


@dataclass(frozen=True)
class Columns:
    """Of one file. `ways`: to each value of a row, since what rows have in common stands in each as one field."""

    ways: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """In their order."""
        return [way.rpartition(".")[2] for way in self.ways]

    def cells(self, row: Row) -> list[str]:
        return [_cell(value) for value in self._values(row)]

    def in_json(self, row: Row) -> str:
        plain = dict(zip(self.names, map(_plain, self._values(row)), strict=True))
        return json.dumps(plain, ensure_ascii=False)

    def _values(self, row: Row) -> tuple[Value, ...]:
        found: tuple[Value, ...] = attrgetter(*self.ways)(row)
        return found


def columns_of(kind: type[Row], *, without: Collection[str] = ()) -> Columns:
    return Columns(tuple(way for way in _ways_to(kind) if way.rpartition(".")[2] not in without))


def _ways_to(kind: Any) -> tuple[str, ...]:
    found: list[str] = []
    for field in fields(kind):
        inside = _ways_to(field.type) if is_dataclass(field.type) else ()
        found += [f"{field.name}.{way}" for way in inside] or [field.name]
    return tuple(found)


def moment(at: datetime) -> str:
    """In England's time, with how far that was from UTC: 2026-03-02T10:00:00+00:00."""
    return at.astimezone(LONDON).replace(microsecond=0).isoformat()


def _cell(value: Value) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    written = str(plain)
    return f"'{written}" if written.startswith(COUNTED_OUT) else written


def _plain(value: Value) -> str | int | bool | None:
    return moment(value) if isinstance(value, datetime) else value
