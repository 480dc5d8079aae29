"""How many live transitions stand under a version."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.engine.versions.moving import Moving
from held.record.clock import now
from held.record.reading.procedures import hash_in_force, pack_by_hash
from held.record.reading.transitions.live_under import live_compared, live_under
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.moved_on import decided
from tests.record.transitions.test_take_step import raised


def test_those_that_are_open_are_counted_by_their_procedure(harbour: Harbour) -> None:
    raised(harbour, harbour.older, harbour.younger)
    assert live_under(hash_in_force(on=date(2026, 3, 2))) == {"crossing": 2}


def test_those_that_ended_or_stand_under_another_version_are_not(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    one = Transition.objects.get()
    one.ended_at, one.ended_with = one.began_at, "over"
    one.save()
    assert live_under(hash_in_force(on=date(2026, 3, 2))) == {}
    assert live_under("0" * 64) == {}


def test_what_a_later_version_would_change_is_foreseen_for_each_and_nothing_is_written(
    harbour: Harbour,
) -> None:
    live = decided(harbour)
    before = hash_in_force(on=date(2026, 3, 2))
    later = put_later(harbour, SLOWER)
    (one,) = live_compared(before, pack_by_hash(later), moment=now())
    assert (one.transition, one.procedure) == (live.public, "crossing")
    assert isinstance(one.found, Moving)
    assert [moved.after.step for moved in one.found.difference.moved] == ["introduce the officer"]
    assert live_under(before) == {"crossing": 1}


def test_for_two_it_asks_the_record_no_more_than_for_one(harbour: Harbour) -> None:
    asked = []
    for key, child in (("k", harbour.older), ("k9", harbour.younger)):
        raised(harbour, child, key=key)
        before = hash_in_force(on=date(2026, 3, 2))
        with CaptureQueriesContext(connection) as queries:
            assert len(list(live_compared(before, pack_by_hash(before), moment=now()))) == len(asked) + 1
        asked.append(len(queries))
    assert asked[0] == asked[1]
