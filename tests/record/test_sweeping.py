"""What went late is written for everybody, however many there are and whatever stops it for one of them."""

import pytest
import time_machine

from held.record.actions import days
from held.record.actions.days import sweep_on
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised

A_MONTH = 60 * 60 * 24 * 30


@pytest.fixture
def late(harbour: Harbour, clock: time_machine.Traveller) -> Harbour:
    """Something is late for both children."""
    raised(harbour, harbour.older, harbour.younger)
    clock.shift(A_MONTH)
    return harbour


def those_written() -> set[Child]:
    return {one.child for one in Happening.objects.filter(kind="went late").select_related("child")}


def test_whoever_comes_behind_many_is_come_by_too(late: Harbour) -> None:
    first = sweep_on(after=0, most=1)
    assert len(those_written()) == 1
    second = sweep_on(after=first.reached, most=1)
    assert second.written > 0
    assert those_written() == {late.older, late.younger}
    assert sweep_on(after=second.reached, most=1).reached == 0, "it begins anew"
    assert sweep_on(after=0, most=1).written == 0


def test_what_stops_it_for_one_child_stops_it_for_no_other(
    late: Harbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    catches_up = days.catch_up
    first = min(late.older.pk, late.younger.pk)

    def breaks_for_the_first(*, child: Child, moment: object) -> int:
        if child.pk == first:
            raise ValueError("nobody foresaw this")
        return catches_up(child=child, moment=moment)  # type: ignore[arg-type]

    monkeypatch.setattr(days, "catch_up", breaks_for_the_first)
    swept = sweep_on(after=0, most=None)
    assert isinstance(swept.trouble, ValueError)
    assert {child.pk for child in those_written()} == {late.older.pk, late.younger.pk} - {first}
    with pytest.raises(ValueError, match="nobody foresaw"):
        days.sweep()
