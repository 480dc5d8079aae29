"""What recording one step asks of the database: the very statements, and the ORM's own questions behind them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db import connection, reset_queries, transaction
from django.db.backends.utils import CursorDebugWrapper
from django.db.models.sql import compiler
from django.db.models.sql.subqueries import InsertQuery
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.prepared import changes, questions, rows
from tests.bench.steps.forms import Press

NUMBERED = ("record_happening", "record_transition", "record_notice", "record_message")
"""Tables whose new rows are spoken of later in the same transaction, by their ids."""
OF_TRANSACTIONS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass
class Captured:
    """`statements`: as the database got them, BEGIN and COMMIT among them. `questions`: what the ORM made them from, with
    the beginnings and ends of transactions among them."""

    statements: list[str] = field(default_factory=list)
    questions: list[Callable[[ExitStack], None] | str] = field(default_factory=list)


class _PutTogetherEachTime:
    """In the place of a prepared question, so that the ORM does all its work when it is measured."""

    def __init__(self, build: Callable[..., Any], values: dict[str, Any]) -> None:
        self.build = build

    def rows(self, values: dict[str, Any], _: object) -> list[Any]:
        return list(_built(self.build, values))


def _made_by_django(kind: type, build: Callable[..., Any], _: object, values: Mapping[str, Any]) -> int:
    if kind is changes._Delete:
        return int(_built(build, values).delete()[0])
    which, becomes = _built(build, values)
    return int(which.update(**becomes))


def _built(build: Callable[..., Any], values: Mapping[str, Any]) -> Any:
    return build(**{name: value for name, value in values.items() if name != "this moment"})


def captured(press: Press) -> Captured:
    """The step is recorded, and what that asked is given back."""
    found = Captured()
    client = Client()
    client.cookies.load(press.cookies)
    last = {table: _last(table) for table in NUMBERED}
    reset_queries()  # of which Django remembers no more than 9,000
    with listening(found), CaptureQueriesContext(connection) as statements:
        answer = client.post(press.path, press.body, content_type="application/x-www-form-urlencoded")
    if answer.status_code != 302 or "/recorded/" not in answer["Location"]:
        raise SystemExit(f"{press.path} answered {answer.status_code} {answer.get('Location', '')}.")
    ids = {table: _since(table, number) for table, number in last.items()}
    found.statements = [_numbered(one["sql"], ids) for one in statements.captured_queries]
    return found


@contextmanager
def listening(found: Captured) -> Iterator[None]:
    asked, inserted, updated = (
        kind.execute_sql
        for kind in (compiler.SQLCompiler, compiler.SQLInsertCompiler, compiler.SQLUpdateCompiler)
    )
    entered, left = transaction.Atomic.__enter__, transaction.Atomic.__exit__
    executed = CursorDebugWrapper.execute
    inside = [0]

    @contextmanager
    def by_the_orm() -> Iterator[None]:
        inside[0] += 1
        try:
            yield
        finally:
            inside[0] -= 1

    def ask(self: Any, *args: Any, **how: Any) -> Any:
        if not inside[0]:
            found.questions.append(_again(type(self), self.query.clone(), args, how))
        with by_the_orm():
            return asked(self, *args, **how)

    def insert(self: Any, returning_fields: Any = None) -> Any:
        found.questions.append(_inserted_again(type(self), self.query, returning_fields))
        with by_the_orm():
            return inserted(self, returning_fields)

    def update(self: Any, *args: Any, **how: Any) -> Any:
        found.questions.append(_again(type(self), self.query.clone(), args, how))
        with by_the_orm():
            return updated(self, *args, **how)

    def execute(self: Any, sql: str, params: Any = None) -> Any:
        if not inside[0] and not sql.startswith(OF_TRANSACTIONS):
            found.questions.append(_in_plain_sql(sql, params))
        return executed(self, sql, params)

    def enter(self: Any) -> None:
        found.questions.append("begin")
        entered(self)

    def leave(self: Any, *error: Any) -> None:
        found.questions.append("end")
        left(self, *error)

    with (
        patch.object(questions, "_Question", _PutTogetherEachTime),
        patch.object(changes, "_made", _made_by_django),
        patch.object(rows, "_write", lambda new: type(new[0]).objects.bulk_create(new)),
        patch.object(compiler.SQLCompiler, "execute_sql", ask),
        patch.object(compiler.SQLInsertCompiler, "execute_sql", insert),
        patch.object(compiler.SQLUpdateCompiler, "execute_sql", update),
        patch.object(CursorDebugWrapper, "execute", execute),
        patch.object(transaction.Atomic, "__enter__", enter),
        patch.object(transaction.Atomic, "__exit__", leave),
    ):
        yield


def _again(kind: type, query: Any, args: tuple[Any, ...], how: dict[str, Any]) -> Callable[[ExitStack], None]:
    def ask(_: ExitStack) -> None:
        found = kind(query.clone(), connection, "default").execute_sql(*args, **how)
        if hasattr(found, "__iter__") and not isinstance(found, tuple | list):
            list(found)

    return ask


def _in_plain_sql(sql: str, params: Any) -> Callable[[ExitStack], None]:
    """What Held asks without the ORM."""

    def ask(_: ExitStack) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()

    return ask


def _inserted_again(kind: type, query: Any, returning: Any) -> Callable[[ExitStack], None]:
    """With the ids that the rows have by then, since later statements speak of them."""

    def insert(_: ExitStack) -> None:
        anew = InsertQuery(query.model, on_conflict=query.on_conflict)
        fields = query.fields
        key = query.model._meta.pk
        if key not in fields and all(one.pk is not None for one in query.objs) and _is_numbered(query.model):
            fields = [key, *fields]
        anew.insert_values(fields, query.objs, raw=query.raw)
        kind(anew, connection, "default").execute_sql(returning)

    return insert


def _is_numbered(model: Any) -> bool:
    return model._meta.db_table in NUMBERED


def _last(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {table}")
        return int(cursor.fetchone()[0])


def _since(table: str, number: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} WHERE id > %s ORDER BY id", [number])
        return [row[0] for row in cursor.fetchall()]


def _numbered(sql: str, ids: dict[str, list[int]]) -> str:
    """A new row is given its id."""
    for table, numbers in ids.items():
        begins = f'INSERT INTO "{table}" ('
        if sql.startswith(begins) and '("id"' not in sql and numbers:
            return sql.replace(begins, f'{begins}"id", ', 1).replace(
                "VALUES (", f"VALUES ({numbers.pop(0)}, ", 1
            )
    return sql
