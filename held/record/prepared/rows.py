"""A new row, whose statement is put together once for its table."""

from typing import Any, TypeVar

from django.db import connection
from django.db.models import Model
from django.db.models.sql.subqueries import InsertQuery

Row = TypeVar("Row", bound=Model)

_known: dict[object, str] = {}


def put_in(row: Row) -> Row:
    """Writes a new row; where the database numbers it, its number stands on it then. It does what `row.save()` does for a
    table that nothing in Django listens to; raises what the database refuses with."""
    _write(row)
    row._state.adding, row._state.db = False, connection.alias
    return row


def _write(row: Model) -> None:
    table = row._meta
    fields = [field for field in table.local_concrete_fields if field is not table.auto_field]
    known = connection.vendor, table.db_table
    if known not in _known:
        _known[known] = _statement(row, fields)
    given = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.plans_kept(), connection.cursor() as cursor:
        cursor.execute(_known[known], given)
        if table.auto_field is not None:
            row.pk = cursor.fetchone()[0]


def _statement(row: Model, fields: list[Any]) -> str:
    query = InsertQuery(type(row))
    query.insert_values(fields, [row])
    compiler: Any = query.get_compiler(using=connection.alias)
    compiler.returning_fields = [field for field in (row._meta.auto_field,) if field]
    ((sql, _),) = compiler.as_sql()
    return str(sql)
