"""People at once about the same children: each is told what was recorded, nothing is lost and nothing is doubled."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.days import sweep
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.set_aside import set_aside
from held.record.actions.transitions.set_right import strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Meanwhile, NotRecorded, Recorded
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import build
from tests.record.transitions.test_take_step import asked

MANY = 6


def children() -> tuple[Child, Child]:
    older, younger = Child.objects.order_by("pk")
    return older, younger


def worker(role: str) -> Worker:
    return Worker.objects.get(name=role.title())


def at_once(do: Sequence[Callable[[], object]]) -> list[object]:
    """All of them in the same moment, each in a thread; what each answered, or the sentence that refused it."""
    together = Barrier(len(do))

    def one(act: Callable[[], object]) -> object:
        try:
            together.wait()
            return act()
        except CanNot as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(do)) as pool:
        return list(pool.map(one, do))


def whole() -> None:
    assert list(verify().faults) == []
    assert kept().without == 0
    for child in children():
        assert differences(child=child, moment=now()) == {}


def raised(*, key: str) -> object:
    step = asked("raise a concern", *children(), seen=Happening.objects.filter(child=children()[0]).count())
    return take_step(by=worker("hub guide"), asked=step, key=key)


def weighed(*, by: str, other: str, key: str) -> Callable[[], object]:
    step = asked(
        "weigh the evidence",
        *children(),
        outcome="postponed",
        seen=Happening.objects.filter(child=children()[0]).count(),
        others={other: worker(other).public},
    )
    who = worker(by)
    return lambda: take_step(by=who, asked=step, key=key)


@pytest.mark.filled(by=build)
def test_one_form_sent_many_times_is_one_happening_a_child(own_database: None) -> None:
    answers = at_once([lambda: raised(key="the form's")] * MANY)
    assert sum(isinstance(one, Recorded) and not one.again for one in answers) == 1
    assert all(isinstance(one, Recorded) for one in answers)
    assert Happening.objects.filter(kind="step taken").count() == 2
    whole()


@pytest.mark.filled(by=build)
def test_the_second_of_two_who_decide_is_shown_what_the_first_recorded(own_database: None) -> None:
    raised(key="r")
    answers = at_once(
        [
            weighed(by="hub coordinator", other="bureau principal", key="a"),
            weighed(by="bureau principal", other="hub coordinator", key="b"),
        ]
        * 2
    )
    recorded = [one for one in answers if isinstance(one, Recorded) and not one.again]
    assert len(recorded) == 1
    assert sum(isinstance(one, Meanwhile) for one in answers) == 2  # the other form, sent twice
    whole()


@pytest.mark.filled(by=build)
def test_brothers_and_sisters_are_locked_in_one_order_however_they_are_named(own_database: None) -> None:
    older, younger = children()
    guide = worker("hub guide")

    def urgent(pair: tuple[Child, Child], key: str) -> Callable[[], object]:
        step = asked("sound the lamp line", *pair, outcome="immediate danger")
        return lambda: take_step(by=guide, asked=step, key=key)

    answers = at_once(
        [
            urgent((older, younger) if turn % 2 else (younger, older), f"k{turn}{again}")
            for turn in range(MANY)
            for again in range(2)
        ]
    )
    assert all(isinstance(one, Recorded) for one in answers)
    assert Happening.objects.filter(kind="step taken").count() == 2 * len(answers)
    assert Transition.objects.count() == 2
    whole()


@pytest.mark.filled(by=build)
def test_steps_ends_leads_and_the_clock_all_at_once(own_database: None) -> None:
    raised(key="r")
    older, younger = children()
    transition = Transition.objects.get(child=older)
    norm = Owed.objects.filter(child=older).values_list("norm", flat=True)[0]
    guide, coordinator = worker("hub guide"), worker("hub coordinator")
    recorded = Happening.objects.get(child=younger, kind="step taken").number
    urgent = asked("sound the lamp line", older, younger, outcome="immediate danger")

    def given(to: Worker) -> Callable[[], object]:
        return lambda: change_lead(
            by=coordinator,
            child=older.public,
            to=to.public,
            role="hub guide",
            reason="Leave",
            key=f"l{to.pk}",
        )

    answers = at_once(
        [
            lambda: take_step(by=guide, asked=urgent, key="u"),
            lambda: take_step(by=guide, asked=urgent, key="u"),
            weighed(by="hub coordinator", other="bureau principal", key="w"),
            lambda: set_aside(
                by=coordinator, transition=transition.public, norm=norm, run="", why="They moved.", key="a"
            ),
            lambda: end_transition(
                by=coordinator,
                transition=transition.public,
                why=WhyItEnds.BEGUN_IN_ERROR,
                reason="Meant for another family.",
                happened=now(),
                key="e",
            ),
            lambda: strike(by=guide, child=younger.public, number=recorded, why="Another child.", key="s"),
            given(coordinator),
            given(worker("bureau officer")),
            sweep,
        ]
    )
    assert isinstance(answers[0], Recorded), "what is for safety is recorded whatever else is done"
    assert not isinstance(answers[0], NotRecorded)
    for child in (older, younger):
        assert Lead.objects.filter(child=child, until=None).count() == 1
    whole()
