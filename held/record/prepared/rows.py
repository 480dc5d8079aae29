"""New rows, whose statement is put together once for their table and number."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model
from django.db.models.sql.subqueries import InsertQuery

Row = TypeVar("Row", bound=Model)

MOST = 50
"""Rows in one statement: neither database takes any number of parameters."""
FEW = 3
"""The text is another for each number of rows: of more than these the plan is not kept."""

_known: dict[object, str] = {}


def put_in(row: Row) -> Row:
    """Writes a new row; where the database numbers it, its number stands on it then, whatever it had before. It does what
    `row.save()` does for a table that nothing in Django listens to. Raises what the database refuses with, and ValueError
    where it points at a row that is not written yet."""
    put_in_all([row])
    return row


def put_in_all(rows: Iterable[Model]) -> None:
    """The same for several of one table, all or none, in one statement for every fifty."""
    every = list(rows)
    if not every:
        return
    # Which takes a turn on SQLite where the caller has none, and lets nothing be kept of what was refused.
    with transaction.atomic(savepoint=False):
        for first in range(0, len(every), MOST):
            _write(every[first : first + MOST])
    for row in every:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _write(rows: Sequence[Model]) -> None:
    table, asked = rows[0]._meta, connections[DEFAULT_DB_ALIAS]
    fields = [field for field in table.local_concrete_fields if field is not table.auto_field]
    known = asked.vendor, table.db_table, len(rows)
    if known not in _known:
        _known[known] = _statement(rows, fields)
    for row in rows:
        row._prepare_related_fields_for_save(operation_name="save")
    given = [field.get_db_prep_save(field.pre_save(row, True), asked) for row in rows for field in fields]
    with asked.kept_cursor() if len(rows) <= FEW else asked.cursor() as cursor:
        cursor.execute(_known[known], given)
        if table.auto_field is not None:
            for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = number


def _statement(rows: Sequence[Model], fields: list[Any]) -> str:
    one = rows[0]
    query = InsertQuery(type(one))
    query.insert_values(fields, [one])
    compiler: Any = query.get_compiler(using=DEFAULT_DB_ALIAS)
    compiler.returning_fields = [field for field in (one._meta.auto_field,) if field]
    ((sql, _),) = compiler.as_sql()
    before, values, after = str(sql).partition(f"({', '.join(['%s'] * len(fields))})")
    return f"{before}{', '.join([values] * len(rows))}{after}"
