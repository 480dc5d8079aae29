"""Whether a kept line to PostgreSQL can still be used is seen without a question, and asked where something was heard. What
is asked through a cursor whose plans are kept begins, is broken off and goes wrong as anything else does."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import NoReturn

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.base import DatabaseWrapper as DjangosOwn
from psycopg import IsolationLevel

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


def break_the_line() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (own,) = cursor.fetchone()
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [own])


def ask(text: str, line: BaseDatabaseWrapper = connection) -> object:
    with line.kept_cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchone()[0]


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
    break_the_line()
    assert whether_it_is_usable(monkeypatch)[0] is False
    monkeypatch.setattr(connections["default"], "health_check_enabled", True)
    monkeypatch.setattr(connections["default"], "health_check_done", False)
    assert not Worker.objects.filter(pk=7).exists()


@pytest.mark.parametrize("text", ["SELECT 7", "SELECT 8"], ids=["a plan that is kept", "a new one"])
def test_a_line_that_breaks_is_told_as_that(text: str) -> None:
    assert ask("SELECT 7") == 7
    break_the_line()
    with pytest.raises(OperationalError):
        ask(text)


def test_a_line_that_breaks_before_a_transaction_begins_is_told_as_that() -> None:
    assert ask("SELECT 7") == 7
    break_the_line()
    with pytest.raises(OperationalError), transaction.atomic():
        ask("SELECT 7")


class Stopped(KeyboardInterrupt):
    """As by Ctrl+C."""


def stop(*_: object) -> NoReturn:
    raise Stopped


def test_whoever_waits_for_the_database_can_stop() -> None:
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    began = time.monotonic()
    try:
        with pytest.raises(Stopped):
            ask("SELECT 1 FROM pg_sleep(30)")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 20
    connection.close()
    assert ask("SELECT COUNT(*) FROM pg_stat_activity WHERE query LIKE 'SELECT 1 FROM pg_sleep%%'") == 0


def test_a_transaction_begins_as_it_was_set() -> None:
    with closing(connection.copy()) as other:
        other.settings_dict["OPTIONS"]["isolation_level"] = IsolationLevel.REPEATABLE_READ
        other.set_autocommit(False)
        assert ask("SHOW transaction_isolation", other) == "repeatable read"
        other.rollback()


def test_plans_stay_when_a_transaction_comes_to_nothing() -> None:
    with transaction.atomic():
        ask("SELECT 7")
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        assert cursor.fetchall() == [("SELECT 7",)]


def test_what_is_longer_than_the_line_takes_at_once_is_asked() -> None:
    long = "a" * 30_000_000
    with connection.kept_cursor() as cursor:
        cursor.execute("SELECT length(%s::text)", [long])
        assert cursor.fetchone() == (len(long),)


def test_another_thread_goes_on_while_what_was_written_waits_to_be_kept() -> None:
    """At its end, where the database looks whether the worker it names is there, whom this thread holds."""
    robin = Worker.objects.create(public="robin", name="Robin", sign_in_name="robin")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE quay (worker bigint REFERENCES record_worker DEFERRABLE INITIALLY DEFERRED)"
        )

    def write() -> int:
        try:
            with connection.kept_cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
                cursor.execute("INSERT INTO quay VALUES (%s)", [robin.pk])
                return int(cursor.rowcount)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool, closing(connection.copy()) as other:
        with transaction.atomic():
            Worker.objects.select_for_update().get(pk=robin.pk)
            written = pool.submit(write)
            while not ask("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", other):
                assert not written.done()
                time.sleep(0.01)
        assert written.result() == 1
