"""Rows put into a database as fast as it takes them: triggers and indexes set aside first, and made again as they were."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from held.record.migrations.triggers.held_together import every_child_held_together
from held.record.migrations.triggers.promise_kept import every_row
from tests.bench.record.authority import Row, Table

AT_ONCE = 5_000


def load(tables: Iterable[tuple[Table, Iterable[Row]]], *, say: Callable[[str], None]) -> None:
    """Into tables that nothing was recorded in yet, in this order."""
    with _set_aside():
        for table, rows in tables:
            if connection.vendor == "postgresql":
                _copied(table, rows)
            else:
                _inserted(table, rows)
    with connection.cursor() as cursor:
        say("indexes, and who has needs")
        cursor.execute(every_row(connection.vendor))
        cursor.execute(every_child_held_together(connection.vendor))
        if connection.vendor == "postgresql":
            _number_on(cursor)
        cursor.execute("ANALYZE")


def _inserted(table: Table, rows: Iterable[Row]) -> None:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    blanks = ", ".join("?" * len(table.columns))
    sql = f"INSERT INTO {table.name} ({columns}) VALUES ({blanks})"
    file = connection.connection
    file.execute("BEGIN")
    for some in _some(rows):
        file.executemany(sql, some)
    file.execute("COMMIT")


def _copied(table: Table, rows: Iterable[Row]) -> None:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for some in _some(rows):
            copy.write("".join(map(_line, some)))


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """So many at once."""
    on = iter(rows)
    while some := list(itertools.islice(on, AT_ONCE)):
        yield some


def _line(row: Row) -> str:
    return "\t".join("\\N" if value is None else _escaped(value) for value in row) + "\n"


def _escaped(value: object) -> str:
    text = str(value)
    if "\\" in text or "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return text


def _number_on(cursor: object) -> None:
    """PostgreSQL goes on numbering from where the rows end."""
    for model in apps.get_app_config("record").get_models():
        key, table = model._meta.pk.column, model._meta.db_table
        if model._meta.auto_field:
            last = f"(SELECT COALESCE(MAX({key}), 0) + 1 FROM {table})"
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), {last})")  # type: ignore[attr-defined]


@contextmanager
def _set_aside() -> Iterator[None]:
    with connection.cursor() as cursor:
        again = _aside_on_sqlite(cursor) if connection.vendor == "sqlite" else _aside_on_postgresql(cursor)
    yield
    with connection.cursor() as cursor:
        for sql in again:
            cursor.execute(sql)


def _aside_on_sqlite(cursor: object) -> list[str]:
    connection.connection.execute("PRAGMA synchronous=OFF")
    connection.connection.execute("PRAGMA foreign_keys=OFF")
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
        "AND tbl_name LIKE 'record_%' ORDER BY type"
    )
    found = cursor.fetchall()  # type: ignore[attr-defined]
    for kind, name, _ in found:
        cursor.execute(f'DROP {kind} "{name}"')  # type: ignore[attr-defined]
    return [*(sql for _, _, sql in found), "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON"]


def _aside_on_postgresql(cursor: object) -> list[str]:
    """Whoever owns the database may have it fire no trigger and check no reference for a while."""
    cursor.execute("SET session_replication_role = replica")  # type: ignore[attr-defined]
    cursor.execute("SET maintenance_work_mem = '512MB'")  # type: ignore[attr-defined]
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'record_%' AND NOT EXISTS "
        "(SELECT 1 FROM pg_constraint WHERE conname = indexname)"
    )
    found = cursor.fetchall()  # type: ignore[attr-defined]
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')  # type: ignore[attr-defined]
    return [*(sql for _, sql in found), "SET session_replication_role = DEFAULT"]
