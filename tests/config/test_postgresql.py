"""On PostgreSQL the plan of a prepared question is kept, whatever it is given; any other is asked as Django asks it."""

from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DataError, NotSupportedError, connection, transaction
from django.test.utils import CaptureQueriesContext

from held.record.prepared import prepared
from held.record.tables.people.worker import Worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps them by itself"),
]


def kept_plans(line: Any = connection) -> list[tuple[Any, ...]]:
    """Of each question: its text, and how often it was planned anew and how often not."""
    with line.cursor() as cursor:
        cursor.execute("SELECT statement, custom_plans, generic_plans FROM pg_prepared_statements")
        return cursor.fetchall()


def test_a_prepared_question_is_planned_once() -> None:
    ask = prepared(lambda *, pk, name: Worker.objects.filter(pk=pk, name=name))
    before = {text for text, *_ in kept_plans()}
    for pk in (7, 70_000, 7_000_000_000):
        assert ask(pk=pk, name="Robin") == []
    ((text, anew, kept),) = (one for one in kept_plans() if one[0] not in before)
    assert "Robin" not in text
    assert (anew, kept) == (0, 3)


def test_a_question_starts_no_helpers() -> None:
    """Which take longer to come than a page's question does, and both processors from everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW max_parallel_workers_per_gather")
        assert cursor.fetchone() == ("0",)


def test_a_list_of_what_was_asked_says_what_it_was_given() -> None:
    ask = prepared(lambda *, name: Worker.objects.filter(name=name))
    with CaptureQueriesContext(connection) as asked:
        ask(name="Robin")
    assert "Robin" in asked[0]["sql"]


def test_any_other_question_is_not_kept() -> None:
    for _ in range(7):
        assert not Worker.objects.filter(pk=7, phone="7").exists()
    assert not [text for text, *_ in kept_plans() if '"phone" =' in text]


def names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return {name for (name,) in cursor.fetchall()}


def test_a_plan_stays_when_what_was_asked_is_refused() -> None:
    assert divide(7) == 1
    before = names()
    for _ in range(2):
        with pytest.raises(DataError, match="division by zero"), transaction.atomic():
            divide(0)
    assert divide(7) == 1
    assert names() == before


def divide(by: int) -> int:
    with connection.kept_cursor() as cursor:
        cursor.execute("SELECT 7 / %s::int", [by])
        return int(cursor.fetchone()[0])


def test_of_too_many_plans_the_one_not_used_for_longest_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("held.config.postgresql.planned.MOST", 2)
    with closing(connection.copy()) as other, other.kept_cursor() as cursor:
        for text in ("SELECT 'a'", "SELECT 'b'", "SELECT 'a'", "SELECT 'c'"):
            cursor.execute(text)
        assert {text for text, *_ in kept_plans(other)} == {"SELECT 'a'", "SELECT 'c'"}
        cursor.execute("SELECT 'b'")
        assert cursor.fetchone() == ("b",)


def test_what_went_wrong_is_planned_anew() -> None:
    """As where a column has become another kind meanwhile."""
    with closing(connection.copy()) as other:
        with other.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE quay (name varchar(9))")
        with other.kept_cursor() as kept:
            kept.execute("SELECT name FROM quay")
        with other.cursor() as cursor:
            cursor.execute("ALTER TABLE quay ALTER COLUMN name TYPE text")
        with pytest.raises(NotSupportedError, match="cached plan"), other.kept_cursor() as kept:
            kept.execute("SELECT name FROM quay")
        with other.kept_cursor() as kept:
            kept.execute("SELECT name FROM quay")
            assert kept.fetchall() == []
        assert len(kept_plans(other)) == 1


def test_how_many_rows_were_changed_is_known() -> None:
    with connection.kept_cursor() as cursor:
        cursor.execute("UPDATE record_worker SET name = name WHERE id = %s", [7])
        assert (cursor.rowcount, cursor.fetchall(), cursor.fetchone()) == (0, [], None)
        cursor.execute("SELECT generate_series(1, %s)", [3])
        assert (cursor.rowcount, cursor.fetchone(), cursor.fetchall()) == (3, (1,), [(2,), (3,)])


def test_times_are_read_as_django_reads_them() -> None:
    opened = datetime(2026, 3, 29, 0, 59, 59, 123456, UTC)
    worker = Worker.objects.create(public="robin", name="Robin", sign_in_name="robin", opened=opened)
    (found,) = prepared(lambda *, pk: Worker.objects.filter(pk=pk))(pk=worker.pk)
    assert found.opened == Worker.objects.get(pk=worker.pk).opened == opened
    assert found.opened.tzinfo is UTC


def test_what_is_asked_for_stands_in_its_place() -> None:
    with connection.kept_cursor() as cursor:
        cursor.execute("SELECT %s::int, '100 %%', %s::text", [7, "a"])
        assert cursor.fetchone() == (7, "100 %", "a")
        cursor.execute("SELECT %(b)s::text, %(a)s::int, %(b)s::text, '100 %%'", {"a": 7, "b": "b", "c": "c"})
        assert cursor.fetchone() == ("b", 7, "b", "100 %")
        cursor.execute("SELECT '100 %%'")
        assert cursor.fetchone() == ("100 %",)
