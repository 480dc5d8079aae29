"""The line: every gap is there, however short; none is made up."""

from datetime import UTC, datetime, timedelta

import pytest

from held.record.reading.care.line import Span, gaps, line
from held.record.tables.care.holding import Holding
from held.record.tables.care.lead import Lead
from tests.record.transitions.harbour import Harbour

DAY = datetime(2026, 3, 1, tzinfo=UTC)
NOW = 20


def span(since: float, until: float | None) -> Span:
    return Span(DAY + timedelta(days=since), None if until is None else DAY + timedelta(days=until))


@pytest.mark.parametrize(
    ("needs", "covered", "found"),
    [
        ([(0, None)], [(0, None)], []),
        ([(0, None)], [], [(0, None)]),
        ([(0, 10)], [], [(0, 10)]),
        ([(0, None)], [(0, 5), (5, None)], []),
        ([(0, None)], [(0, 5), (5.01, None)], [(5, 5.01)]),
        ([(0, None)], [(0, 5), (4, 8)], [(8, None)]),
        ([(0, 10), (15, None)], [(0, 10), (15, None)], []),
        ([(0, 10), (15, None)], [(2, 9)], [(0, 2), (9, 10), (15, None)]),
        ([(0, 10), (8, 12)], [(0, 11)], [(11, 12)]),
        ([(0, None)], [(0, 30)], []),
        ([(0, None)], [(0, 5), (25, None)], [(5, None)]),
        ([], [(0, None)], []),
    ],
)
def test_a_gap_is_a_time_of_need_that_nobody_covers(needs: list, covered: list, found: list) -> None:
    assert gaps(
        [span(*one) for one in needs], [span(*one) for one in covered], DAY + timedelta(days=NOW)
    ) == tuple(span(*one) for one in found)


def test_gaps_in_holding_and_in_lead_are_told_apart(harbour: Harbour) -> None:
    child = harbour.older
    opened = datetime(2026, 1, 5, 9, tzinfo=UTC)
    later = opened + timedelta(days=7)
    Holding.objects.filter(child=child).update(until=opened + timedelta(days=1))
    Holding.objects.create(child=child, service="shore bureau", since=later)
    Lead.objects.filter(child=child).update(since=later)
    shown = line(child.public)
    assert shown.unheld == (Span(opened + timedelta(days=1), later),)
    assert shown.unled == (Span(opened, later),)
    assert [(one.service, one.team) for one in shown.holdings] == [
        ("harbour hub", "Quay team"),
        ("shore bureau", ""),
    ]
