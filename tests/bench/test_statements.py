"""A slow statement and a large table read through are found and named; what is quick and goes by an index is not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from held.record.prepared import prepared
from held.record.tables.people.worker import Worker
from tests.bench.statements import Asked, asked, read_through, slow_to_the_last_row, too_slow

pytestmark = pytest.mark.django_db
LARGE = {"record_worker": 1_000_000}


def of(question: Callable[[], Any]) -> Asked:
    with asked() as found:
        question()
    return found


def test_a_table_that_is_read_through_is_named() -> None:
    found = of(lambda: list(Worker.objects.filter(name="Ada Okafor")))
    (fault,) = read_through(found, LARGE)
    assert fault.startswith("reads all 1,000,000 rows of record_worker")


def test_a_small_table_may_be_read_through() -> None:
    found = of(lambda: list(Worker.objects.filter(name="Ada Okafor")))
    assert list(read_through(found, {"record_worker": 40})) == []


def test_what_an_index_finds_is_no_fault() -> None:
    found = of(lambda: list(Worker.objects.filter(pk__in=[1, 2])))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # so few rows are read through sooner
    assert list(read_through(found, LARGE)) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite makes the same plan for any values")
def test_of_a_question_whose_plan_is_kept_that_plan_is_looked_at() -> None:
    ask = prepared(lambda *, pk, phones: Worker.objects.filter(pk=pk, phone__in=phones))
    by_an_index = ("enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan")
    with connection.cursor() as cursor:
        for way in by_an_index:
            cursor.execute(f"SET LOCAL {way} = off")
        found = of(lambda: ask(pk=7, phones=["7", "70"]))
        for way in by_an_index:
            cursor.execute(f"SET LOCAL {way} = on")
        cursor.execute("SET LOCAL enable_seqscan = off")
    (fault,) = read_through(found, LARGE)
    assert fault.startswith("reads all 1,000,000 rows of record_worker")


def test_how_many_rows_there_are_is_counted() -> None:
    assert list(read_through(of(Worker.objects.count), LARGE)) == []
    (fault,) = read_through(of(Worker.objects.filter(name="Ada Okafor").count), LARGE)
    assert fault.startswith("reads all 1,000,000 rows of record_worker")


def test_a_statement_that_is_slow_every_time_is_named() -> None:
    found = [of(lambda: list(Worker.objects.all())) for _ in range(3)]
    for one in found:
        one.took[0] = 0.012
    (fault,) = too_slow(found)
    assert fault.startswith("12 ms at the best of 3: SELECT")


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has worked everything out when it answers"
)
def test_what_takes_long_while_its_rows_are_fetched_is_named() -> None:
    rows = "WITH RECURSIVE up AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM up LIMIT %s) SELECT n FROM up"
    (fault,) = slow_to_the_last_row(Asked([(rows, [100_000]), ("SELECT 1", None)]))
    assert fault.endswith(f"ms to the last row at the best of 7: {rows}")


def test_a_busy_moment_accuses_nobody() -> None:
    found = [of(lambda: list(Worker.objects.all())) for _ in range(3)]
    found[0].took[0] = 0.2
    assert list(too_slow(found)) == []
