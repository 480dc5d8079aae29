"""What a form has read of a child is judged on again without reading it anew, unless something was recorded since."""

import itertools
from datetime import timedelta

import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import NotRecorded, Recorded
from held.record.reading.transitions.asked import StepAsked
from held.record.reading.transitions.course import courses, open_among
from held.record.reading.transitions.open_ones import AsRead, open_ones
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal


def read_now(child: Child) -> dict[str, AsRead]:
    """As a form reads it."""
    last = Happening.objects.filter(child=child).count()
    return {child.public: AsRead(last, open_among(courses([child.public])[child.public]))}


def weighing(harbour: Harbour, outcome: str = "postponed") -> StepAsked:
    return asked(
        "weigh the evidence",
        harbour.older,
        outcome=outcome,
        others=with_the_principal(harbour),
        happened=now(),
    )


def test_a_form_reads_what_a_step_is_judged_on(harbour: Harbour, clock: time_machine.Traveller) -> None:
    raised(harbour, harbour.older)
    for _ in range(2):
        (read,) = read_now(harbour.older).values()
        assert read.open == open_ones(harbour.older, moment=now())
        clock.shift(timedelta(days=40))


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


def test_each_entry_is_joined_to_the_one_before_it(harbour: Harbour) -> None:
    """A first step is two entries: the beginning, and the step."""
    raised(harbour, harbour.older)
    rows = list(Happening.objects.filter(child=harbour.older).order_by("number"))
    for before, row in itertools.pairwise(rows):
        assert row.previous_hash == before.hash
