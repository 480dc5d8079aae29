"""New rows, whose statement is put together once for their table and number."""

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.sql.subqueries import InsertQuery

Row = TypeVar("Row", bound=Model)

MOST = 50
"""Rows in one statement: neither database takes any number of parameters."""

_known: dict[object, str] = {}


def put_in(row: Row) -> Row:
    """Writes a new row; where the database numbers it, its number stands on it then. It does what `row.save()` does for a
    table that nothing in Django listens to; raises what the database refuses with."""
    put_in_all([row])
    return row


def put_in_all(rows: Iterable[Model]) -> None:
    """The same for several of one table, in one statement for every fifty."""
    every = list(rows)
    for first in range(0, len(every), MOST):
        _write(every[first : first + MOST])
    for row in every:
        row._state.adding, row._state.db = False, connection.alias


def _write(rows: Collection[Model]) -> None:
    table = next(iter(rows))._meta
    fields = [field for field in table.local_concrete_fields if field is not table.auto_field]
    known = connection.vendor, table.db_table, len(rows)
    if known not in _known:
        _known[known] = _statement(rows, fields)
    given = [
        field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields
    ]
    with connection.plans_kept(), connection.cursor() as cursor:
        cursor.execute(_known[known], given)
        if table.auto_field is not None:
            for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = number


def _statement(rows: Collection[Model], fields: list[Any]) -> str:
    one = next(iter(rows))
    query = InsertQuery(type(one))
    query.insert_values(fields, [one])
    compiler: Any = query.get_compiler(using=connection.alias)
    compiler.returning_fields = [field for field in (one._meta.auto_field,) if field]
    ((sql, _),) = compiler.as_sql()
    before, values, after = str(sql).partition(f"({', '.join(['%s'] * len(fields))})")
    return f"{before}{', '.join([values] * len(rows))}{after}"
