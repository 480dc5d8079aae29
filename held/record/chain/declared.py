"""Whether the tables still keep the rules that were declared for them: checks, what is unique, what is never empty."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model

from held.record.chain.fault import Fault

COMMENT = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
STANDING = (
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %(table)s::regclass "
    "UNION SELECT index.relname, regexp_replace(pg_get_indexdef(indexrelid), ' ON .* USING ', ' ON USING ') "
    "FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid "
    "WHERE indrelid = %(table)s::regclass AND indisvalid "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('u', 'p', 'x'))"
)
"""Each by its name, once: an index that only serves a constraint is no rule of its own."""


def undeclared() -> Iterator[Fault]:
    """A fault for each constraint, unique index, reference or column that is not as it was declared."""
    models = apps.get_app_config("record").get_models(include_auto_created=True)
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    editor.deferred_sql = []  # it is never entered: nothing is altered
    for model in models:
        table = model._meta.db_table
        lost = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
        for name in (*lost(model, editor), *_of_columns(model)):
            yield Fault(
                "guard", f"The database no longer keeps a rule of {table} as it was declared: {name}."
            )


def _on_sqlite(model: type[Model], editor: BaseDatabaseSchemaEditor) -> Iterator[str]:
    """SQLite keeps the words with which a table and an index were made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index')",
            [model._meta.db_table],
        )
        words = [COMMENT.sub("", sql) for (sql,) in cursor.fetchall() if sql]
    for constraint in model._meta.constraints:
        within = constraint.constraint_sql(model, editor)
        alone = "" if within else str(constraint.create_sql(model, editor))
        stands = any(str(within) in sql for sql in words) if within else alone in words
        if not stands:
            yield constraint.name


def _on_postgresql(model: type[Model], editor: BaseDatabaseSchemaEditor) -> Sequence[str]:
    """PostgreSQL keeps what it understood: so it is given the same to understand on a table that is thrown away."""
    constraints, table = model._meta.constraints, model._meta.db_table
    if not constraints:
        return ()
    made = [str(constraint.create_sql(model, editor)) for constraint in constraints]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY TABLE as_declared (LIKE "{table}")')
        for sql in made:
            cursor.execute(sql.replace(f'"{table}"', '"as_declared"'))
        cursor.execute(STANDING, {"table": "as_declared"})
        declared = dict(cursor.fetchall())
        cursor.execute(STANDING, {"table": table})
        standing = dict(cursor.fetchall())
        transaction.set_rollback(True)
    names = [constraint.name for constraint in constraints]
    return [name for name in names if name not in standing or standing[name] != declared[name]]


def _of_columns(model: type[Model]) -> Iterator[str]:
    """What is unique by itself, what refers to another table, and what is never empty."""
    stands = _as_on_sqlite if connection.vendor == "sqlite" else _as_on_postgresql
    columns = stands(model._meta.db_table)
    for field in model._meta.local_concrete_fields:
        if field.unique and field.column not in columns.unique:
            yield f"{field.column} is unique"
        if field.remote_field and field.db_constraint:
            to = field.target_field
            if (field.column, to.model._meta.db_table, to.column) not in columns.refer:
                yield f"{field.column} refers to {to.model._meta.db_table}"
        if not field.null and field.column not in columns.never_empty:
            yield f"{field.column} is never empty"


@dataclass(frozen=True)
class Columns:
    """What the database keeps of single columns; `refer` as column, table and column there."""

    unique: Set[str]
    refer: Set[tuple[str, str, str]]
    never_empty: Set[str]


def _as_on_sqlite(table: str) -> Columns:
    """Asked of SQLite itself: Django takes the words apart with which each table was made, which takes half a second."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT name, "notnull", pk FROM pragma_table_info(%s)', [table])
        columns = cursor.fetchall()
        cursor.execute('SELECT "from", "table", "to" FROM pragma_foreign_key_list(%s)', [table])
        refer = {(column, to, there) for column, to, there in cursor.fetchall()}
        cursor.execute(
            "SELECT min(within.name) FROM pragma_index_list(%s) AS stands, pragma_index_info(stands.name) AS within "
            'WHERE stands."unique" AND NOT stands.partial GROUP BY stands.name HAVING count(*) = 1',
            [table],
        )
        unique = {column for (column,) in cursor.fetchall()}
    return Columns(
        unique | {name for name, _, key in columns if key},
        refer,
        {name for name, never_empty, _ in columns if never_empty},
    )


def _as_on_postgresql(table: str) -> Columns:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table).values()
        described = connection.introspection.get_table_description(cursor, table)
    return Columns(
        {one["columns"][0] for one in constraints if one["unique"] and len(one["columns"]) == 1},
        {(*one["columns"], *one["foreign_key"]) for one in constraints if one["foreign_key"]},
        {column.name for column in described if not column.null_ok},
    )
