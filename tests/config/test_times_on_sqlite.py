"""Times go into SQLite and come out of it as Django keeps and reads them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.db.backends.sqlite3.operations import DatabaseOperations

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has times of its own")

LONDON = ZoneInfo("Europe/London")
TIMES = [
    datetime(2026, 11, 23, 8, tzinfo=UTC),
    datetime(2026, 3, 29, 0, 59, 59, 123456, UTC),
    datetime(2026, 3, 29, 2, 30, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON),
    datetime(2026, 7, 1, 9, tzinfo=timezone(timedelta(hours=5, minutes=30))),
    datetime(1999, 12, 31, 23, 59, 59, 999999, UTC),
    None,
]


@pytest.mark.parametrize("time", TIMES)
def test_a_time_is_kept_as_django_keeps_it_and_read_as_the_same(time: datetime | None) -> None:
    kept = connection.ops.adapt_datetimefield_value(time)
    assert kept == DatabaseOperations(connection).adapt_datetimefield_value(time)
    read = connection.ops.convert_datetimefield_value(kept, None, connection)
    # By the clock of no zone: of an hour that comes twice Python holds no two equal.
    assert (read and read.timestamp()) == (time and time.timestamp())
    assert read is None or read.tzinfo is UTC


def test_a_time_that_was_written_with_its_zone_keeps_it() -> None:
    kept = "2026-07-01 09:00:00+05:30"
    read = connection.ops.convert_datetimefield_value(kept, None, connection)
    assert read == DatabaseOperations(connection).convert_datetimefield_value(kept, None, connection)
    assert read == TIMES[4]
