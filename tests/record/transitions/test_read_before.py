"""What a form has read of a child is judged on again without reading it anew, unless something was recorded since."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.actions.care.change_lead import change_lead
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.course import as_read, courses
from held.record.reading.transitions.history import Heard
from held.record.reading.transitions.open_ones import AsRead, open_ones
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal


def read_now(child: Child) -> dict[str, AsRead]:
    """As a form reads it."""
    last = Happening.objects.filter(child=child).count()
    return {child.public: as_read(courses([child.public])[child.public], number=last)}


def all_of(ones: Sequence[Heard]) -> list[tuple[object, ...]]:
    rows = ((one.transition.pack_hash, one.transition.ended_at) for one in ones)
    return [(one.history, one.unheard, one.state, row) for one, row in zip(ones, rows, strict=True)]


def lead_from_tomorrow(harbour: Harbour) -> None:
    coordinator, role = harbour.workers["hub coordinator"], "hub coordinator"
    since = datetime.combine(
        now() + timedelta(days=1), time.min, UTC
    )  # in winter London has the same midnight
    change_lead(
        by=coordinator,
        child=harbour.older.public,
        to=coordinator.public,
        role=role,
        reason="Leave",
        since=since,
    )


def weighing(harbour: Harbour, outcome: str = "postponed") -> StepAsked:
    return asked(
        "weigh the evidence",
        harbour.older,
        outcome=outcome,
        others=with_the_principal(harbour),
        happened=now(),
    )


def test_a_form_reads_what_a_step_is_judged_on(harbour: Harbour, clock: time_machine.Traveller) -> None:
    """Also where a lead who was named for a later day leads by now, and nobody has told the transition."""
    raised(harbour, harbour.older)
    lead_from_tomorrow(harbour)
    for has_a_new_lead in (False, True):
        (read,) = read_now(harbour.older).values()
        assert all_of(read.open) == all_of(open_ones(harbour.older, moment=now()))
        assert any(one.unheard for one in read.open) == has_a_new_lead
        clock.shift(timedelta(days=1))


def test_it_is_not_read_anew(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    read = read_now(harbour.older)
    with CaptureQueriesContext(connection) as told:
        answer = take_step(by=harbour.workers["hub coordinator"], asked=weighing(harbour), key="k", read=read)
    assert isinstance(answer, Recorded)
    histories = [one["sql"] for one in told if '"record_transition"."began_at"' in one["sql"]]
    assert histories == []


def test_what_was_recorded_since_is_judged_on(harbour: Harbour) -> None:
    """Two have the form of one child open, and read it in the same moment."""
    raised(harbour, harbour.older)
    read, by = read_now(harbour.older), harbour.workers["hub coordinator"]
    first = take_step(by=by, asked=weighing(harbour, "hub continues"), key="a", read=read)
    assert isinstance(first, Recorded)
    second = take_step(by=by, asked=weighing(harbour, "hub continues"), key="b", read=read)
    assert isinstance(second, NotRecorded)


def test_what_the_clock_says_before_it_comes_before_it(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.shift(timedelta(days=40))
    read = read_now(harbour.older)
    answer = take_step(by=harbour.workers["hub coordinator"], asked=weighing(harbour), key="k", read=read)
    assert isinstance(answer, Recorded)
    kinds = list(
        Happening.objects.filter(child=harbour.older).order_by("number").values_list("kind", flat=True)
    )
    assert kinds[-1] == "step taken"
    assert "went late" in kinds
    assert answer.each[0].number == len(kinds)


def test_what_a_day_brought_since_is_judged_on(harbour: Harbour, clock: time_machine.Traveller) -> None:
    """The form is sent a moment before midnight, from which another lead is named; the lock is had a moment after it."""
    raised(harbour, harbour.older)
    lead_from_tomorrow(harbour)
    clock.move_to(datetime(2026, 3, 2, 23, 59, 59, 500_000, UTC))
    read = read_now(harbour.older)
    clock.shift(timedelta(seconds=1))
    answer = take_step(by=harbour.workers["hub coordinator"], asked=weighing(harbour), key="k", read=read)
    assert isinstance(answer, Recorded)
    *_, named, taken = Happening.objects.filter(child=harbour.older).order_by("number")
    assert (named.kind, named.by, taken.kind) == ("named", None, "step taken")


def test_what_was_read_long_ago_is_read_anew(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    (read,) = read_now(harbour.older).values()
    assert read.stands(number=read.number, moment=now() + timedelta(seconds=1))
    assert not read.stands(number=read.number, moment=now() + timedelta(seconds=3))
