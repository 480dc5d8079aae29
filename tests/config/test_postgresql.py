"""On PostgreSQL the plan of a prepared question is kept, whatever it is given; any other is asked as Django asks it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from held.record.prepared import prepared
from held.record.tables.people.worker import Worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps them by itself"),
]


def kept_plans() -> list[tuple[Any, ...]]:
    """Of each question: its text, and how often it was planned anew and how often not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, custom_plans, generic_plans FROM pg_prepared_statements")
        return cursor.fetchall()


def test_a_prepared_question_is_planned_once() -> None:
    ask = prepared(lambda *, pk, name: Worker.objects.filter(pk=pk, name=name))
    for pk in (7, 70_000, 7_000_000_000):
        assert ask(pk=pk, name="Robin") == []
    ((text, anew, kept),) = (one for one in kept_plans() if '"name" = $' in one[0])
    assert "Robin" not in text
    assert (anew, kept) == (0, 3)


def test_a_list_of_what_was_asked_says_what_it_was_given() -> None:
    ask = prepared(lambda *, name: Worker.objects.filter(name=name))
    with CaptureQueriesContext(connection) as asked:
        ask(name="Robin")
    assert "Robin" in asked[0]["sql"]


def test_any_other_question_is_not_kept() -> None:
    for _ in range(7):
        assert not Worker.objects.filter(pk=7, phone="7").exists()
    assert not [text for text, *_ in kept_plans() if '"phone" =' in text]


def test_it_is_asked_also_after_a_transaction_that_came_to_nothing() -> None:
    ask = prepared(lambda *, pk: Worker.objects.filter(pk=pk))
    for _ in range(2):
        with transaction.atomic():
            assert ask(pk=7) == []
            transaction.set_rollback(True)
    assert ask(pk=7) == []


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
