"""A prepared question finds what the plain one finds, whatever it is given; one that holds a time of its own is refused."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from held.record.access import standing_of, standing_to
from held.record.clock import now
from held.record.prepared import NotPrepared, prepared
from held.record.reading.care.in_a_tray import in_a_tray
from held.record.tables.care.lead import Lead
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.record.transitions.harbour import Harbour


def leading(*, children: list[int], moment: datetime) -> QuerySet[Any]:
    going_on = Q(until=None) | Q(until__gt=moment)
    leads = Lead.objects.filter(going_on, child__in=children, since__lte=moment).select_related("worker")
    return leads.annotate(in_a_tray=Exists(in_a_tray(now()).filter(pk=OuterRef("child")))).order_by("id")


def test_it_finds_the_same_for_whomever_it_is_asked(harbour: Harbour) -> None:
    ask = prepared(leading)
    both = [harbour.older.pk, harbour.younger.pk]
    for children in (both, both[:1], both[1:], [*both, 99], both[::-1]):
        for moment in (now(), now() - timedelta(days=400), now() + timedelta(days=1)):
            found = ask(children=children, moment=moment)
            plain = list(leading(children=children, moment=moment))
            assert [(row, row.worker, row.in_a_tray) for row in found] == [
                (row, row.worker, row.in_a_tray) for row in plain
            ]
    assert [row.child_id for row in ask(children=both, moment=now())] == both


def test_this_moment_goes_on(harbour: Harbour, clock: time_machine.Traveller) -> None:
    ask = prepared(lambda *, by: standing_to(Worker(pk=by)).order_by("id"))
    guide = harbour.workers["hub guide"]
    assert [standing_of(row).leads for row in ask(by=guide.pk)] == [True, True]
    Lead.objects.filter(child=harbour.older).update(until=now() + timedelta(days=1))
    clock.shift(timedelta(days=2))
    assert [standing_of(row).leads for row in ask(by=guide.pk)] == [False, True]
    assert not any(standing_of(row).team_holds for row in ask(by=harbour.workers["bureau officer"].pk))


@pytest.mark.parametrize(
    "moment",
    [datetime(2026, 3, 2, 9, tzinfo=UTC), timezone.now, lambda: now() - timedelta(days=3)],
    ids=["written down", "another clock", "worked out unseen"],
)
def test_a_time_that_is_not_given_is_refused(harbour: Harbour, moment: Any) -> None:
    ask = prepared(lambda: Lead.objects.filter(since__lte=moment() if callable(moment) else moment))
    with pytest.raises(NotPrepared, match="give it"):
        ask()


def test_what_makes_another_question_is_refused(harbour: Harbour) -> None:
    for given in (True, None, harbour.older):
        with pytest.raises(NotPrepared):
            prepared(lambda *, given: Child.objects.filter(pk=given))(given=given)


def test_what_stands_in_the_question_as_something_else_is_refused(harbour: Harbour) -> None:
    """A number asked of a text would be the stand-in's for ever."""
    ask = prepared(lambda *, name: Worker.objects.filter(sign_in_name=name))
    with pytest.raises(NotPrepared, match="does not hold as it was given"):
        ask(name=7)


def test_it_asks_the_connection_of_the_moment(harbour: Harbour) -> None:
    ask = prepared(lambda *, pk: Child.objects.filter(pk=pk))
    assert ask(pk=harbour.older.pk) == [harbour.older]
    before = connections[DEFAULT_DB_ALIAS]
    other = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        connections[DEFAULT_DB_ALIAS] = other
        with CaptureQueriesContext(other) as asked:
            ask(pk=-1)
        assert len(asked) == 1
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = before
