"""How the promise stands, counted both ways: by looking at every child, and by what the database keeps up to date by itself.

Whatever a test has done to the record by then, the two agree.
"""

from held.record.reading.promise import Kept, Without, promise, promise_at_once


def kept() -> Kept:
    counted = promise().kept
    assert promise_at_once().kept == counted
    return counted


def children_without() -> tuple[Without, ...]:
    found = promise().without
    assert promise_at_once().without == found
    return found
