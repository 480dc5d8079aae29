"""What I owe, what waits in a tray, and what I wait for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import time_machine

from held.record.actions.care.cover import cover
from held.record.actions.people.case_note import case_note
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who_is_read import Choice
from held.record.reading.people.workers import WorkerLine, in_posts
from held.record.reading.work import owed_line
from held.record.reading.work.badges import badges
from held.record.reading.work.led import led
from held.record.reading.work.my_work import counts, done, mine, my_teams, waiting_for_others
from held.record.reading.work.said_to_me import said_to_me
from held.record.reading.work.tray import tray
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice
from tests.record.transitions.harbour import Harbour

Fill = Callable[..., list[Child]]


def test_what_i_owe_is_soonest_first_and_says_who_waits(harbour: Harbour, filled: Fill) -> None:
    filled(2)
    guide = harbour.workers["hub guide"]
    Owed.objects.filter(child__number="C00002", owner=guide).update(due=datetime(2026, 3, 1, tzinfo=UTC))
    lines = mine(guide).lines
    assert [(line.child_name, line.is_late) for line in lines] == [
        ("Wren Marlowe", True),
        ("Kit Marlowe", True),
        ("Robin Crowd2", True),
        ("Robin Crowd1", False),
    ]
    assert [(person.name, person.role) for person in lines[2].waiting] == [
        ("Bureau Officer", "bureau officer")
    ]
    assert lines[0].cites == "the promise"
    assert lines[0].time_is_ours
    assert (lines[0].transition, lines[0].waiting) == ("", ())
    assert lines[2].transition != ""


def test_a_long_list_goes_on_where_it_stopped(harbour: Harbour, filled: Fill) -> None:
    filled(owed_line.MOST)
    Owed.objects.update(due=datetime(2026, 3, 9, tzinfo=UTC))  # the same moment: told apart by their ids
    guide = harbour.workers["hub guide"]
    first = mine(guide)
    assert first.has_more
    second = mine(guide, after=first.next_after)
    assert second.next_after is None
    seen = [line.id for page in (first, second) for line in page.lines]
    assert len(first.lines) == owed_line.MOST
    assert len(seen) == len(set(seen)) == Owed.objects.filter(owner=guide).count() == owed_line.MOST + 2


def test_a_deputy_sees_what_the_absent_worker_owes(
    harbour: Harbour, stranger: Worker, clock: time_machine.Traveller
) -> None:
    guide = harbour.workers["hub guide"]
    cover(by=guide, absent=guide.public, deputy=stranger.public, until=datetime(2026, 3, 4, tzinfo=UTC))
    assert len(mine(stranger).lines) == 2
    assert [line.covered_for for line in led(stranger)] == ["Hub Guide", "Hub Guide"]
    clock.move_to(datetime(2026, 3, 4, tzinfo=UTC))
    assert mine(stranger).lines == ()
    assert led(stranger) == ()


def test_my_teams_have_what_colleagues_owe_and_what_nobody_owes_yet(harbour: Harbour, filled: Fill) -> None:
    filled(1)
    coordinator, officer = harbour.workers["hub coordinator"], harbour.workers["bureau officer"]
    assert mine(coordinator).lines == ()
    assert len(my_teams(coordinator).lines) == 4
    assert my_teams(officer).lines == ()
    assert [line.child_name for line in waiting_for_others(officer).lines] == ["Robin Crowd1", "Robin Crowd1"]
    assert [line.team for line in waiting_for_others(harbour.workers["hub guide"]).lines] == ["Quay team"]


def test_the_tray_has_duties_without_an_owner_and_notices(
    harbour: Harbour, filled: Fill, stranger: Worker
) -> None:
    filled(2)
    seen = tray(harbour.workers["hub coordinator"])
    assert [line.child_name for line in seen.duties.lines] == ["Robin Crowd1", "Robin Crowd2"]
    assert [(notice.child_name, notice.team) for notice in seen.notices] == [
        ("Robin Crowd1", "Quay team"),
        ("Robin Crowd2", "Quay team"),
    ]
    assert badges(harbour.workers["hub coordinator"]).tray == 4
    assert tray(stranger).notices == ()
    assert badges(stranger).tray == 0


def test_what_somebody_of_the_team_has_taken_up_is_theirs_and_stands_in_no_tray(
    harbour: Harbour, filled: Fill
) -> None:
    """Though the team stands beside them; and though a colleague is alone in the role that it is for."""
    filled(1)
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    of_the_team = Owed.objects.filter(child__number="C00001", owner=None)
    of_the_team.update(role="hub coordinator")
    assert [line.child_name for line in mine(coordinator).lines] == ["Robin Crowd1"]
    of_the_team.update(owner=guide)
    assert mine(coordinator).lines == ()
    assert (counts(coordinator).mine, counts(guide).mine) == (0, 4)
    assert tray(coordinator).duties.lines == ()


def test_what_is_said_to_somebody_in_a_team_stands_in_its_tray_alone(harbour: Harbour, filled: Fill) -> None:
    filled(2)
    guide = harbour.workers["hub guide"]
    Notice.objects.filter(child__number="C00001").update(worker=guide)
    Notice.objects.filter(child__number="C00002").update(worker=guide, team=None)
    assert [said.child_name for said in said_to_me(guide)] == ["Robin Crowd2"]
    assert [notice.child_name for notice in tray(guide).notices] == ["Robin Crowd1", "Robin Crowd2"]


def test_counts_stop_at_one_over_200(harbour: Harbour, filled: Fill) -> None:
    filled(3)
    guide = harbour.workers["hub guide"]
    Owed.objects.filter(child__number="C00001", owner=guide).update(due=datetime(2026, 3, 1, tzinfo=UTC))
    found = counts(guide)
    assert (found.mine, found.my_teams, found.waiting, found.late) == (5, 8, 3, 3)
    filled(250, 4)
    found = counts(guide)
    assert (found.mine, found.my_teams, found.waiting) == (201, 201, 201)
    assert badges(guide).tray == 201


def test_children_i_lead_come_with_their_next_duty(harbour: Harbour) -> None:
    Owed.objects.filter(child=harbour.younger).delete()
    first, second = led(harbour.workers["hub guide"])
    assert (first.child_name, first.next_due) == ("Kit Marlowe", None)  # the broken promise on top
    assert (second.child_name, second.next_step, second.held_by) == (
        "Wren Marlowe",
        "look again at the plan",
        ("harbour hub",),
    )


def test_what_i_did_is_newest_first(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    case_note(by=guide, child=harbour.older.public, note="Rang.")
    assert [(line.kind, line.child_name) for line in done(guide)][:2] == [
        ("case note", "Wren Marlowe"),
        ("episode opened", "Kit Marlowe"),
    ]


def to_choose(by: Worker, *roles: str) -> tuple[WorkerLine, ...]:
    choice = Choice(roles)
    return in_posts(colleagues(by=by, ids=(), roles=(), choices=[choice], with_work=True), choice)


def test_workers_to_choose_from_come_with_their_workload(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    cover(by=guide, absent=guide.public, deputy=harbour.workers["hub coordinator"].public)
    (found,) = to_choose(guide, "hub guide")
    assert (found.name, found.team, found.leads, found.owes, found.is_away) == (
        "Hub Guide",
        "Quay team",
        2,
        2,
        True,
    )
    bureau = ("bureau officer", "bureau principal")
    assert [one.name for one in to_choose(guide, *bureau)] == ["Bureau Officer", "Bureau Principal"]
    Worker.objects.filter(name="Bureau Officer").update(is_active=False)
    assert [one.name for one in to_choose(guide, *bureau)] == ["Bureau Principal"]


def test_late_is_computed_and_never_kept(harbour: Harbour, clock: time_machine.Traveller) -> None:
    guide = harbour.workers["hub guide"]
    due = mine(guide).lines[0].due
    clock.move_to(due)
    assert not mine(guide).lines[0].is_late
    clock.shift(timedelta(microseconds=1))
    assert mine(guide).lines[0].is_late
