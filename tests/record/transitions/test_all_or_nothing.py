"""Whatever statement a step, its setting right or an end breaks off at, nothing of it stays; tried again, it is done once."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import count

import pytest
import time_machine

from held.engine.calendar import local_day
from held.record.actions.cannot import CanNot
from held.record.actions.care.involve import involve
from held.record.actions.days import let_days_come, sweep
from held.record.actions.people.switch_off import switch_off
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.move_to_version import move_to_version
from held.record.actions.transitions.set_aside import set_aside
from held.record.actions.transitions.set_right import correct, strike
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.tables.care.owed import Owed
from held.record.tables.transitions.transition import Transition
from tests.record.people.test_all_or_nothing import PoweredOff, breaking_off_at, everything
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.later import SLOWER, put_later
from tests.record.transitions.lending import with_lending
from tests.record.transitions.test_take_step import asked, crossed, raised, with_the_principal

Do = Callable[[], object]


def a_first_step(harbour: Harbour) -> Do:
    step = asked("raise a concern", harbour.older, harbour.younger)
    return lambda: take_step(by=harbour.workers["hub guide"], asked=step, key="k")


def a_decision(harbour: Harbour) -> Do:
    raised(harbour, harbour.older, harbour.younger)
    step = asked(
        "weigh the evidence",
        harbour.older,
        harbour.younger,
        outcome="bureau joins",
        others=with_the_principal(harbour),
    )
    return lambda: take_step(by=harbour.workers["hub coordinator"], asked=step, key="k")


def an_end(harbour: Harbour) -> Do:
    officer = harbour.workers["bureau officer"]
    urgent = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    take_step(by=harbour.workers["hub guide"], asked=urgent, key="u")
    answers = {"who walks beside them": officer.public, "where they met": "At the quay."}
    step = asked("introduce the officer", harbour.older, answers=answers)
    return lambda: take_step(by=officer, asked=step, key="k")


def struck(harbour: Harbour) -> Do:
    done = crossed(harbour)
    return lambda: strike(
        by=harbour.workers["bureau officer"],
        child=harbour.older.public,
        number=done.each[0].number,  # type: ignore[union-attr, call-overload]
        why="This was another child.",
        key="k",
    )


def taken_back(harbour: Harbour) -> Do:
    number = struck(harbour)()
    return lambda: strike(
        by=harbour.workers["bureau officer"],
        child=harbour.older.public,
        number=number,  # type: ignore[arg-type]
        why="It was this child after all.",
        key="b",
    )


def corrected(harbour: Harbour) -> Do:
    a_decision(harbour)()
    done = take_step(by=harbour.workers["hub coordinator"], asked=asked("weigh the evidence"), key="k")
    right = asked(
        "weigh the evidence", harbour.older, outcome="hub continues", others=with_the_principal(harbour)
    )
    return lambda: correct(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        number=done.each[0].number,  # type: ignore[union-attr, call-overload]
        why="I ticked the wrong line.",
        asked=right,
        part=right.parts[0],
        key="r",
    )


def put_aside(harbour: Harbour) -> Do:
    raised(harbour, harbour.older)
    owed = Owed.objects.filter(child=harbour.older).first()
    assert owed is not None
    return lambda: set_aside(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get().public,
        norm=owed.norm,
        run="",
        why="They have moved in with the grandparents.",
        key="k",
    )


def ended_by_a_manager(harbour: Harbour) -> Do:
    raised(harbour, harbour.older)
    return lambda: end_transition(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get().public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Meant for another family.",
        happened=now(),
        key="k",
    )


def moved_to_a_version(harbour: Harbour) -> Do:
    a_decision(harbour)()
    later = put_later(harbour, SLOWER, on=local_day(now()))
    return lambda: move_to_version(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get(child=harbour.older).public,
        to=later,
        seen=99,
        shown=("Introduce the officer: due later.",),
        reason="The reform asks for it.",
        key="m",
    )


def gone_late(harbour: Harbour) -> Do:
    raised(harbour, harbour.older)
    return sweep


def a_day_came(harbour: Harbour) -> Do:
    with_lending(harbour)
    raised(harbour, harbour.older)
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers["bureau officer"].public,
        role="bureau officer",
        until=now() + timedelta(days=1),
    )
    return let_days_come


def somebody_left(harbour: Harbour) -> Do:
    crossing = an_end(harbour)
    assert crossing
    principal = harbour.workers["bureau principal"].public
    return lambda: switch_off(by=harbour.workers["hub guide"], worker=principal)


@pytest.mark.parametrize(
    "prepared",
    [
        a_first_step,
        a_decision,
        an_end,
        struck,
        taken_back,
        corrected,
        put_aside,
        ended_by_a_manager,
        moved_to_a_version,
        gone_late,
        a_day_came,
        somebody_left,
    ],
)
def test_what_breaks_off_leaves_nothing(
    harbour: Harbour, clock: time_machine.Traveller, prepared: Callable[[Harbour], Do]
) -> None:
    do = prepared(harbour)
    if prepared in {gone_late, a_day_came}:
        clock.shift(timedelta(days=8))
    before = everything()
    for statement in count(1):
        try:
            with breaking_off_at(statement):
                do()
        except PoweredOff:
            assert everything() == before, f"after statement {statement}"
        else:
            break
    done = everything()
    assert done != before
    assert statement > 2
    with suppress(CanNot):  # some say that it is done, and change nothing
        do()
    assert everything() == done
