"""Whether a kept line to PostgreSQL can still be used is seen without a question, and asked where something was heard."""

import pytest
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper as DjangosOwn

from held.config.postgresql.base import DatabaseWrapper
from held.record.tables.people.worker import Worker

pytestmark = [
    pytest.mark.usefixtures("own_database"),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no line"),
]


def whether_it_is_usable(monkeypatch: pytest.MonkeyPatch) -> tuple[bool, int]:
    """And by how many questions that was found out."""
    asked: list[bool] = []

    def ask(self: DatabaseWrapper) -> bool:
        asked.append(True)
        return was(self)

    was = DjangosOwn.is_usable
    monkeypatch.setattr(DjangosOwn, "is_usable", ask)
    return connection.is_usable(), len(asked)


def test_whether_a_quiet_line_is_usable_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    assert whether_it_is_usable(monkeypatch) == (True, 0)


def test_after_an_error_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.ensure_connection()
    monkeypatch.setattr(connections["default"], "errors_occurred", True)
    assert whether_it_is_usable(monkeypatch) == (True, 1)


def test_a_line_that_the_database_has_closed_is_noticed_before_the_first_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connection.ensure_connection()
    other = connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [own])
    other.close()
    assert whether_it_is_usable(monkeypatch)[0] is False
    monkeypatch.setattr(connections["default"], "health_check_enabled", True)
    monkeypatch.setattr(connections["default"], "health_check_done", False)
    assert not Worker.objects.filter(pk=7).exists()
