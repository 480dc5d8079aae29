"""The board: children with nobody, and what could leave one with nobody."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import time_machine

from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.cover import cover
from held.record.actions.care.involve import involve
from held.record.actions.days import let_days_come
from held.record.clock import now
from held.record.reading.work.badges import badges
from held.record.reading.work.nobody import MOST, board, with_nobody_on_a_side
from held.record.tables.care.held_together import HeldTogether
from held.record.tables.care.holding import Holding
from held.record.tables.care.involvement import Involvement
from held.record.tables.care.owed import Owed
from held.record.tables.people.child import Child
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from tests.record.promise_counted import held_together, held_together_slowly
from tests.record.transitions.harbour import Harbour

LATER = datetime(2026, 3, 20, tzinfo=UTC)


def test_the_board_is_normally_empty(harbour: Harbour) -> None:
    shown = board()
    assert shown.counted == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert (shown.without, shown.away, shown.leaving, shown.pending, shown.co_working) == ((), (), (), (), ())


def test_a_child_with_nobody_stands_on_it_and_beside_the_navigation(harbour: Harbour) -> None:
    Owed.objects.filter(child=harbour.older).delete()
    assert [child.name for child in board().without] == ["Wren Marlowe"]
    shown = badges(harbour.workers["hub guide"])
    assert (shown.without, board().kept.children) == (1, 2)


def test_a_lead_who_is_away_is_shown_with_who_covers(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    officer = harbour.workers["bureau officer"]
    cover(by=guide, absent=guide.public, deputy=harbour.workers["hub coordinator"].public, until=LATER)
    cover(by=guide, absent=officer.public, deputy=guide.public)  # leads nobody
    (away,) = board().away
    assert (away.worker.name, away.deputy.name, away.until, away.children) == (
        "Hub Guide",
        "Hub Coordinator",
        LATER,
        2,
    )
    assert not away.is_switched_off


def test_a_lead_who_leaves_is_shown_until_each_child_has_the_next(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    Membership.objects.filter(worker=guide).update(until=date(2026, 3, 20))
    change_lead(
        by=coordinator,
        child=harbour.older.public,
        to=coordinator.public,
        role="hub coordinator",
        reason="He leaves.",
        since=LATER,
    )
    (leaving,) = board().leaving
    assert (leaving.worker.name, leaving.last_day, leaving.children, leaving.settled) == (
        "Hub Guide",
        date(2026, 3, 20),
        2,
        1,
    )
    Membership.objects.filter(worker=guide).update(until=date(2026, 9, 1))
    assert board().leaving == ()


def test_a_lead_who_goes_on_in_another_team_does_not_leave(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    Membership.objects.filter(worker=guide).update(until=date(2026, 3, 20))
    team = Team.objects.exclude(memberships__worker=guide).first()
    Membership.objects.create(worker=guide, team=team, role="hub guide", since=date(2026, 3, 1))
    assert board().leaving == ()


def test_whoever_leaves_first_stands_first(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    change_lead(
        by=coordinator,
        child=harbour.older.public,
        to=coordinator.public,
        role="hub coordinator",
        reason="They know each other.",
    )
    for first, second in ((guide, coordinator), (coordinator, guide)):
        Membership.objects.filter(worker=first).update(until=date(2026, 3, 20))
        Membership.objects.filter(worker=second).update(until=date(2026, 3, 21))
        assert [one.worker.name for one in board().leaving] == [first.name, second.name]


def test_what_nobody_in_a_team_took_up_is_shown_oldest_first(
    harbour: Harbour, filled: Callable[..., list[Child]]
) -> None:
    filled(2)
    Owed.objects.filter(child__number="C00002").update(since=datetime(2026, 2, 1, tzinfo=UTC))
    assert [(line.child_name, line.team, line.lead) for line in board().pending] == [
        ("Robin Crowd2", "Quay team", "Hub Guide"),
        ("Robin Crowd1", "Quay team", "Hub Guide"),
    ]


def test_of_many_the_first_stand_there_and_that_there_are_more_is_said(
    filled: Callable[..., list[Child]],
) -> None:
    filled(MOST)
    assert (len(board().pending), board().is_cut) == (MOST, False)
    filled(1, MOST + 1)
    assert (len(board().pending), board().is_cut) == (MOST, True)


def test_co_working_with_nobody_named_on_one_side_is_shown_until_somebody_is(harbour: Harbour) -> None:
    officer = harbour.workers["bureau officer"]
    Holding.objects.create(
        child=harbour.older, service="shore bureau", since=datetime(2026, 3, 1, tzinfo=UTC)
    )
    (line,) = board().co_working
    assert (line.child_name, line.service, line.lead) == ("Wren Marlowe", "shore bureau", "Hub Guide")
    assert line.next_step == "look again at the plan"
    involve(by=officer, child=harbour.older.public, worker=officer.public, role="bureau officer")
    assert board().co_working == ()


def test_a_second_service_that_has_ended_or_not_begun_is_no_co_working(harbour: Harbour) -> None:
    begins, ends = datetime(2026, 3, 9, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
    second = Holding.objects.create(child=harbour.older, service="shore bureau", since=begins)
    assert board().co_working == ()
    Holding.objects.filter(pk=second.pk).update(since=datetime(2026, 2, 1, tzinfo=UTC))
    assert len(board().co_working) == 1
    Holding.objects.filter(pk=second.pk).update(until=ends)
    assert board().co_working == ()
    Holding.objects.filter(pk=second.pk).update(until=LATER)
    assert len(board().co_working) == 1
    second.delete()
    assert board().co_working == ()


def shown_on_the_board() -> list[str]:
    """Which services have named nobody; the same as when every holding is looked at."""
    every = with_nobody_on_a_side(Holding.objects.all(), now())
    assert board().co_working == every
    return sorted(line.service for line in every)


def is_looked_at() -> bool:
    moment = now()
    (row,) = HeldTogether.objects.all()
    return not row.named_since <= moment < row.named_until


def test_who_has_somebody_named_on_both_sides_is_not_looked_at_until_that_ends(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    officer, child = harbour.workers["bureau officer"], harbour.older
    begins = datetime(2026, 2, 1, tzinfo=UTC)
    Holding.objects.create(child=child, service="shore bureau", since=begins)
    assert (is_looked_at(), shown_on_the_board()) == (True, ["shore bureau"])
    beside = Involvement.objects.create(child=child, worker=officer, role="bureau officer", since=begins)
    assert (is_looked_at(), shown_on_the_board()) == (False, [])
    Involvement.objects.filter(pk=beside.pk).update(until=datetime(2026, 3, 9, 9, tzinfo=UTC))
    assert (is_looked_at(), shown_on_the_board()) == (False, [])
    clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    assert (is_looked_at(), shown_on_the_board()) == (True, ["shore bureau"])
    Involvement.objects.filter(pk=beside.pk).update(until=None)
    assert (is_looked_at(), shown_on_the_board()) == (False, [])
    beside.delete()
    assert (is_looked_at(), shown_on_the_board()) == (True, ["shore bureau"])


def test_a_post_that_ends_or_another_service_of_the_team_is_seen_on_the_board(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    officer, child = harbour.workers["bureau officer"], harbour.older
    begins = datetime(2026, 2, 1, tzinfo=UTC)
    Holding.objects.create(child=child, service="shore bureau", since=begins)
    Involvement.objects.create(child=child, worker=officer, role="bureau officer", since=begins)
    assert not is_looked_at()
    Membership.objects.filter(worker=officer).update(until=date(2026, 3, 6))
    for day, hour in ((5, 12), (6, 0), (6, 23), (7, 0)):
        clock.move_to(datetime(2026, 3, day, hour, 30, tzinfo=UTC))
        assert shown_on_the_board() == (["shore bureau"] if day > 6 else [])
    Membership.objects.filter(worker=officer).update(until=None)
    assert (is_looked_at(), shown_on_the_board()) == (False, [])
    Team.objects.filter(name="Quay team").update(service="another")
    assert (is_looked_at(), shown_on_the_board()) == (True, ["harbour hub"])
    Team.objects.filter(name="Quay team").update(service="harbour hub")
    Membership.objects.filter(worker=officer).delete()
    assert (is_looked_at(), shown_on_the_board()) == (True, ["shore bureau"])


def test_what_two_transactions_could_not_see_of_each_other_is_seen_the_next_day(harbour: Harbour) -> None:
    """Somebody is named while their post ends in another transaction: on PostgreSQL neither trigger sees both."""
    begins = datetime(2026, 2, 1, tzinfo=UTC)
    Holding.objects.create(child=harbour.older, service="shore bureau", since=begins)
    HeldTogether.objects.filter(child=harbour.older).update(
        named_since=begins, named_until=datetime(9999, 12, 31, tzinfo=UTC)
    )
    assert not is_looked_at()
    let_days_come()
    assert (is_looked_at(), shown_on_the_board()) == (True, ["shore bureau"])


def test_of_three_services_each_has_to_have_named_somebody(harbour: Harbour) -> None:
    officer, child = harbour.workers["bureau officer"], harbour.older
    begins = datetime(2026, 2, 1, tzinfo=UTC)
    Involvement.objects.create(child=child, worker=officer, role="bureau officer", since=begins)
    for service in ("shore bureau", "a school"):
        Holding.objects.create(child=child, service=service, since=begins)
    assert (is_looked_at(), shown_on_the_board()) == (True, ["a school"])
    Holding.objects.filter(service="a school").update(until=datetime(2026, 3, 1, tzinfo=UTC))
    assert (is_looked_at(), shown_on_the_board()) == (False, [])


def test_the_database_keeps_until_when_two_services_hold_a_child(harbour: Harbour) -> None:
    def hold(service: str, until: datetime | None) -> Holding:
        since = datetime(2026, 2, 1, tzinfo=UTC)
        return Holding.objects.create(child=harbour.older, service=service, since=since, until=until)

    bureau, school = hold("shore bureau", LATER), hold("a school", datetime(2026, 3, 9, tzinfo=UTC))
    assert held_together() == held_together_slowly() == {harbour.older.pk: LATER}
    Holding.objects.filter(pk=school.pk).update(until=None)
    assert held_together() == held_together_slowly()
    assert held_together()[harbour.older.pk].year == 9999
    school.delete()
    assert held_together() == held_together_slowly() == {harbour.older.pk: LATER}
    bureau.delete()
    assert held_together() == held_together_slowly() == {}
