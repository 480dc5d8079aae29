"""Two procedures of one child beside each other: the end of one takes no holder, no worker and no lead from the other."""

from datetime import date, timedelta

import pytest
import time_machine

from held.record.actions.people.add_team import add_team, join_team
from held.record.actions.people.add_worker import add_worker
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.care.lead import lead_at
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import kept
from tests.record.transitions.beside import done, with_more_beside
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right_whole import taken
from tests.record.transitions.test_take_step import raised, with_the_principal


@pytest.fixture
def beside(harbour: Harbour) -> Harbour:
    with_more_beside(harbour)
    guide = harbour.workers["hub guide"]
    friend = add_worker(
        by=guide,
        name="Shore Friend",
        sign_in_name="shore.friend",
        password="otter-kite-lantern",
        phone="01632 960 100",
        invented=True,
    )
    harbour.workers["shore friend"] = friend
    team = add_team(by=guide, name="Open shore", service="open shore")
    join_team(by=guide, worker=friend.public, team=team, role="shore friend", since=date(2026, 1, 1))
    return harbour


def held_by(harbour: Harbour) -> set[str]:
    return set(Holding.objects.filter(child=harbour.older, until=None).values_list("service", flat=True))


def involved(harbour: Harbour) -> set[str]:
    return set(Involvement.objects.filter(child=harbour.older, until=None).values_list("role", flat=True))


def visited(harbour: Harbour) -> None:
    officer, principal = (harbour.workers[role].public for role in ("bureau officer", "bureau principal"))
    done(harbour, "hub guide", "visit", "ask for a visit", who_visits=officer, who_agrees=principal)


def in_danger(harbour: Harbour) -> None:
    taken(
        harbour,
        "hub guide",
        "sound the lamp line",
        outcome="immediate danger",
        answers={"what is happening": "A fall."},
    )


def sound(harbour: Harbour) -> None:
    assert differences(child=harbour.older, moment=now()) == {}
    assert kept().without == 0


def test_an_end_drops_no_holder_the_other_still_has(beside: Harbour, clock: time_machine.Traveller) -> None:
    raised(beside, beside.older)
    in_danger(beside)
    visited(beside)
    assert held_by(beside) == {"harbour hub", "shore bureau"}
    clock.shift(timedelta(hours=1))
    done(beside, "bureau officer", "visit", "see the child", what_was_seen="A bruise.")
    assert held_by(beside) == {"harbour hub", "shore bureau"}, "the crossing's bureau holds the child still"
    sound(beside)


def test_an_end_alone_leaves_the_child_with_one(beside: Harbour) -> None:
    visited(beside)
    done(beside, "bureau officer", "visit", "see the child", what_was_seen="A bruise.")
    assert held_by(beside) == {"harbour hub"}
    assert "bureau officer" not in involved(beside)
    sound(beside)


def test_whoever_another_still_names_keeps_their_part(beside: Harbour, clock: time_machine.Traveller) -> None:
    visited(beside)
    raised(beside, beside.older)
    taken(
        beside,
        "hub coordinator",
        "weigh the evidence",
        outcome="postponed",
        others=with_the_principal(beside),
    )
    clock.shift(timedelta(hours=1))
    done(beside, "bureau officer", "visit", "see the child", what_was_seen="A bruise.")
    assert involved(beside) == {"hub coordinator", "bureau principal"}
    sound(beside)


def test_whoever_leads_works_for_a_service_that_holds_the_child(
    beside: Harbour, clock: time_machine.Traveller
) -> None:
    friend = beside.workers["shore friend"].public
    done(beside, "hub guide", "farewell", "say farewell", who_stays=friend)
    clock.shift(timedelta(hours=1))
    raised(beside, beside.older)
    clock.shift(timedelta(hours=1))
    done(beside, "hub guide", "farewell", "wave")
    lead = lead_at(beside.older, now() + timedelta(seconds=1))
    assert lead
    assert lead.role == "shore friend"
    assert held_by(beside) == {"harbour hub", "open shore"}, "the crossing still holds the child at the hub"
    clock.shift(timedelta(days=1))
    taken(
        beside,
        "hub coordinator",
        "weigh the evidence",
        outcome="hub continues",
        others=with_the_principal(beside),
    )
    assert "open shore" in held_by(beside), "whose friend leads"
    sound(beside)


def test_a_built_in_end_takes_nobody_from_the_other(beside: Harbour, clock: time_machine.Traveller) -> None:
    visited(beside)
    clock.shift(timedelta(hours=1))
    raised(beside, beside.older)
    crossing = Transition.objects.get(child=beside.older, procedure="crossing")
    end_transition(
        by=beside.workers["hub coordinator"],
        transition=crossing.public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Raised on the wrong child.",
        happened=now(),
        key="end",
    )
    assert held_by(beside) == {"harbour hub", "shore bureau"}
    assert "bureau officer" in involved(beside)
    sound(beside)
