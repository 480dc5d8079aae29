"""Whoever records a step that asks for a team says whose tray the child goes to: duties, papers and the team that holds."""

from datetime import UTC, datetime

import pytest
import time_machine

from held.record.actions.rebuild import rebuild_all
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.answers import NotRecorded
from held.record.reading.transitions.course import course
from held.record.tables.care.holding import Holding
from held.record.tables.care.owed import Owed
from held.record.tables.people.team import Team
from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.moved_on import all_is_well
from tests.record.transitions.test_set_right_whole import struck
from tests.record.transitions.test_take_step import asked
from tests.record.transitions.two_desks import LAGOON, with_two_desks

WORRY = {"what worries you": "Nobody came to the door."}


@pytest.fixture
def two_desks(harbour: Harbour) -> Harbour:
    with_two_desks(harbour)
    return harbour


def sent_to(harbour: Harbour, desk: str) -> Transition:
    step = asked("raise a concern", harbour.older, answers=WORRY | {"which desk": desk})
    take_step(by=harbour.workers["hub guide"], asked=step, key="k1")
    return Transition.objects.get()


def trays(**which: object) -> set[str]:
    return {row.team.name for row in Owed.objects.filter(**which).exclude(team=None)}


@pytest.mark.parametrize("desk", [LAGOON, "Shore desk"])
def test_what_is_owed_and_sent_lies_in_the_tray_of_the_team_that_was_named(
    two_desks: Harbour, desk: str
) -> None:
    one = sent_to(two_desks, desk)
    assert trays(role="bureau principal") == {desk}
    assert {row.team.name for row in Notice.objects.exclude(team=None)} == {desk}
    assert dict(course(one.public).situation(one.began_at).teams) == {"shore bureau": desk}
    all_is_well()
    list(rebuild_all())
    assert trays(role="bureau principal") == {desk}
    all_is_well()


def test_it_holds_the_child_once_its_service_does(two_desks: Harbour, clock: time_machine.Traveller) -> None:
    sent_to(two_desks, LAGOON)
    urgent = asked("sound the lamp line", two_desks.older, outcome="immediate danger", answers={})
    take_step(by=two_desks.workers["hub guide"], asked=urgent, key="u")
    holding = Holding.objects.get(child=two_desks.older, service="shore bureau")
    assert holding.team == Team.objects.get(name=LAGOON)
    assert trays(role="bureau officer") == {LAGOON}
    clock.move_to(datetime(2026, 3, 2, 10, tzinfo=UTC))
    list(rebuild_all())
    all_is_well()


def test_struck_it_goes_where_it_went_before(two_desks: Harbour) -> None:
    one = sent_to(two_desks, LAGOON)
    again = asked("raise a concern", two_desks.older, answers=WORRY | {"which desk": "Shore desk"})
    assert isinstance(take_step(by=two_desks.workers["hub guide"], asked=again, key="k2"), NotRecorded)
    struck(two_desks, "hub guide", course(one.public).told[-1].number)
    assert trays(role="bureau principal") == {"Shore desk"}
    all_is_well()


def test_what_insists_on_it_refuses_without(two_desks: Harbour) -> None:
    found = take_step(
        by=two_desks.workers["hub guide"],
        asked=asked("raise a concern", two_desks.older, answers=WORRY),
        key="k1",
    )
    assert isinstance(found, NotRecorded)
    assert "which desk" in found.refused[0].reasons[0].says
