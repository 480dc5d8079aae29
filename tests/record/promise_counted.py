"""How the promise stands, counted both ways: by looking at every child, and by what the database keeps up to date by itself.

Whatever a test has done to the record by then, the two agree; and so do the children whom two services may hold, and until
when the database has written that the promise is kept for each.
"""

from datetime import UTC, datetime

from django.db import connection

from held.record.clock import now
from held.record.migrations.triggers.promise_kept import row_of
from held.record.reading.promise import Kept, Without, promise, promise_at_once
from held.record.reading.work.nobody import co_working, with_nobody_on_a_side
from held.record.tables.care.held_together import HeldTogether
from held.record.tables.care.holding import Holding

NO_END = datetime(9999, 12, 31, tzinfo=UTC)


def kept() -> Kept:
    counted = promise().kept
    assert promise_at_once().kept == counted
    _what_is_written_agrees()
    return counted


def children_without() -> tuple[Without, ...]:
    found = promise().without
    assert promise_at_once().without == found
    _what_is_written_agrees()
    return found


def _what_is_written_agrees() -> None:
    assert written_anew_otherwise() == []
    assert held_together() == held_together_slowly()
    assert co_working() == with_nobody_on_a_side(Holding.objects.all(), now())


def held_together() -> dict[int, datetime]:
    """By child, until when two services may hold them: as the database keeps it."""
    return dict(HeldTogether.objects.values_list("child", "until"))


def held_together_slowly() -> dict[int, datetime]:
    ends: dict[int, list[datetime]] = {}
    for child, until in Holding.objects.values_list("child", "until"):
        ends.setdefault(child, []).append(until or NO_END)
    return {child: sorted(untils)[-2] for child, untils in ends.items() if len(untils) > 1}


def written_anew_otherwise() -> list[tuple[object, ...]]:
    """Children for whom it would be written otherwise from nothing than it was as one thing after another changed."""
    row = row_of("child.id", connection.vendor)
    anew = f"SELECT child.id, {row['since']}, {row['until']} FROM record_child AS child WHERE {row['needs']}"
    written = "SELECT child_id, since, until FROM record_promisekept"
    either = (
        f"SELECT * FROM ({anew} EXCEPT {written}) AS a UNION ALL SELECT * FROM ({written} EXCEPT {anew}) AS b"
    )
    with connection.cursor() as cursor:
        cursor.execute(either)
        return list(cursor.fetchall())
