"""How a row is spelled in a file: a cell of a sheet that opens as it is meant in Excel, or JSON."""

import json
from dataclasses import fields
from datetime import datetime

from held.engine.calendar import LONDON
from held.record.reading.exports.rows import DutyRow, Named, StepRow, TransitionRow

Row = TransitionRow | DutyRow | StepRow | Named
Value = str | int | bool | datetime | None

COUNTED_OUT = ("=", "+", "-", "@", "\t", "\r")
"""What a sheet takes for the beginning of a formula (OWASP, CSV injection)."""


def heading(kind: type[Row]) -> list[str]:
    """The names of the columns, in their order."""
    return [field.name for field in fields(kind)]


def cells(row: Row) -> list[str]:
    return [_cell(getattr(row, name)) for name in heading(type(row))]


def in_json(row: Row) -> str:
    plain = {name: _plain(getattr(row, name)) for name in heading(type(row))}
    return json.dumps(plain, ensure_ascii=False)


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
