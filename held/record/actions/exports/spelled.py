"""How a row is spelled in a file: a cell of a sheet that opens as it is meant in Excel, or JSON."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from held.engine.calendar import LONDON
from held.record.reading.exports.rows import DutyRow, Named, StepRow, TransitionRow

Row = TransitionRow | DutyRow | StepRow | Named
Value = str | int | bool | datetime | None

COUNTED_OUT = ("=", "+", "-", "@", "\t", "\r")
"""What a sheet takes for the beginning of a formula (OWASP, CSV injection)."""


def heading(kind: type[Row]) -> list[str]:
    """The names of the columns, in their order."""
    return [way.rpartition(".")[2] for way in WAYS[kind]]


def cells(row: Row) -> list[str]:
    return [_cell(value) for value in _values(row)]


def in_json(row: Row) -> str:
    plain = dict(zip(heading(type(row)), map(_plain, _values(row)), strict=True))
    return json.dumps(plain, ensure_ascii=False)


def _values(row: Row) -> tuple[Value, ...]:
    found: tuple[Value, ...] = attrgetter(*WAYS[type(row)])(row)
    return found


def _ways_to(kind: Any) -> tuple[str, ...]:
    found: list[str] = []
    for field in fields(kind):
        inside = _ways_to(field.type) if is_dataclass(field.type) else ()
        found += [f"{field.name}.{way}" for way in inside] or [field.name]
    return tuple(found)


WAYS: Mapping[type[Row], tuple[str, ...]] = {
    kind: _ways_to(kind) for kind in (TransitionRow, DutyRow, StepRow, Named)
}
"""To each value of a row: what rows have in common stands in it as one field, and is a column each in a file."""


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
