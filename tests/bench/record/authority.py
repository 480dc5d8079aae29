"""The small invented authority that big records are made of, read as plain rows out of an SQLite file."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

Row = tuple[Any, ...]
NOT_COPIED = frozenset(
    {"answeredkey", "seal", "sealedhead", "wrongtry", "draft", "promisekept", "heldtogether"}
)
"""What nothing that is measured reads; the last two are written from the others."""
ONE_FOR_ALL = frozenset({"packtext", "inforce"})


@dataclass(frozen=True)
class Table:
    """Its rows, with the columns in the order of the model's fields. `refers`: by column, the table it points to."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    refers: Mapping[str, str]
    key: str

    def place(self, column: str) -> int:
        return self.columns.index(column)

    @cached_property
    def past(self) -> int:
        """A number above every id."""
        ids = [row[self.place(self.key)] for row in self.rows]
        return max(ids, default=0) + 1


@dataclass(frozen=True)
class Authority:
    """By the model's name in small letters."""

    tables: Mapping[str, Table]

    @cached_property
    def happenings(self) -> Mapping[int, tuple[tuple[Row, Row], ...]]:
        """By child, each entry with its words, in the order of the chain."""
        entries, words = self.tables["happening"], self.tables["happeningwords"]
        of_entry = {row[words.place("happening_id")]: row for row in words.rows}
        found: dict[int, list[tuple[Row, Row]]] = defaultdict(list)
        for row in sorted(
            entries.rows, key=lambda one: (one[entries.place("child_id")], one[entries.place("number")])
        ):
            found[row[entries.place("child_id")]].append((row, of_entry[row[entries.place("id")]]))
        return {child: tuple(of_child) for child, of_child in found.items()}


def read_authority(path: Path) -> Authority:
    """Everything that is copied."""
    with sqlite3.connect(path) as file:
        tables = {
            model._meta.model_name or "": _read(model, file)
            for model in apps.get_app_config("record").get_models()
            if model._meta.model_name not in NOT_COPIED
        }
    file.close()
    return Authority(tables)


def _read(model: type[Model], file: sqlite3.Connection) -> Table:
    fields = model._meta.local_concrete_fields
    columns = tuple(field.column for field in fields)
    quoted = ", ".join(f'"{column}"' for column in columns)
    rows = tuple(file.execute(f"SELECT {quoted} FROM {model._meta.db_table} ORDER BY 1"))
    refers = {field.column: target for field in fields if (target := _target(field))}
    return Table(model._meta.db_table, columns, rows, refers, model._meta.pk.column)


def _target(field: Field) -> str:
    return field.remote_field.model._meta.model_name if field.remote_field else ""
