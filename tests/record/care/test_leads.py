"""A child given to another lead, now or from a later day; cover; an account switched off."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.close_episode import close_episode
from held.record.actions.care.cover import cover, end_cover
from held.record.actions.care.involve import end_involvement, involve
from held.record.actions.care.open_episode import open_episode
from held.record.actions.care.pass_duties import pass_duties
from held.record.actions.people.switch_off import switch_off, switch_on
from held.record.reading.care.lead import lead_at
from held.record.reading.care.line import line
from held.record.reading.people.child import identity
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.worker import Worker
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
THURSDAY = datetime(2026, 3, 5, 9, tzinfo=UTC)


def owners(harbour: Harbour) -> set[Worker | None]:
    return {owed.owner for owed in Owed.objects.filter(child=harbour.older)}


def given(harbour: Harbour, to: str, **how: object) -> int:
    return change_lead(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        to=harbour.workers[to].public,
        role=to,
        reason="He moves to another team.",
        **how,
    )


def test_a_child_is_given_to_another_lead_now(harbour: Harbour) -> None:
    number = given(harbour, "hub coordinator")
    coordinator = harbour.workers["hub coordinator"]
    lead = lead_at(harbour.older, NOW)
    assert lead is not None
    assert (lead.worker, lead.reason) == (coordinator, "He moves to another team.")
    assert Episode.objects.get(child=harbour.older).lead == coordinator
    assert owners(harbour) == {coordinator}
    entry = Happening.objects.get(child=harbour.older, number=number)
    assert (entry.kind, entry.by) == ("lead changed", coordinator)
    assert [span.worker for span in line(harbour.older.public).leads] == ["Hub Guide", "Hub Coordinator"]
    assert line(harbour.older.public).unled == ()


def test_a_child_is_given_to_another_lead_from_a_later_day(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    given(harbour, "hub coordinator", since=THURSDAY)
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    shown = identity(harbour.older.public)
    assert shown.lead is not None
    assert shown.next_lead is not None
    assert (shown.lead.worker.name, shown.lead.until) == ("Hub Guide", THURSDAY)
    assert (shown.next_lead.worker.name, shown.next_lead.since) == ("Hub Coordinator", THURSDAY)
    assert owners(harbour) == {guide}
    clock.move_to(THURSDAY)
    shown = identity(harbour.older.public)
    assert shown.lead is not None
    assert (shown.lead.worker.name, shown.next_lead) == ("Hub Coordinator", None)
    assert pass_duties(moment=THURSDAY) == 1
    assert pass_duties(moment=THURSDAY) == 0
    assert owners(harbour) == {coordinator}


def test_a_planned_lead_gives_way_to_one_named_sooner(harbour: Harbour) -> None:
    given(harbour, "hub coordinator", since=THURSDAY)
    given(harbour, "bureau officer", since=THURSDAY - timedelta(days=1))
    leads = Lead.objects.filter(child=harbour.older).order_by("since").values_list("worker__name", flat=True)
    assert list(leads) == ["Hub Guide", "Bureau Officer"]


def test_duties_stay_with_a_former_lead_who_is_named_in_their_role(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    Owed.objects.filter(child=harbour.older).update(role="hub guide")
    involve(by=guide, child=harbour.older.public, worker=guide.public, role="hub guide")
    given(harbour, "hub coordinator")
    assert owners(harbour) == {guide}


def test_an_involvement_ends_on_the_day_named_or_when_somebody_says_so(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    guide, officer = harbour.workers["hub guide"], harbour.workers["bureau officer"]
    involve(
        by=guide, child=harbour.older.public, worker=officer.public, role="bureau officer", until=THURSDAY
    )
    (involved,) = identity(harbour.older.public).involved
    assert (involved.worker.name, involved.until) == ("Bureau Officer", THURSDAY)
    clock.move_to(THURSDAY)
    assert identity(harbour.older.public).involved == ()
    with pytest.raises(CanNot, match="does not work with"):
        end_involvement(by=guide, child=harbour.older.public, worker=officer.public, role="bureau officer")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ({"reason": " "}, "Say why"),
        ({"since": datetime(2025, 12, 1, tzinfo=UTC)}, "has led since then"),
    ],
)
def test_a_change_of_lead_without_reason_or_before_its_time_is_refused(
    harbour: Harbour, how: dict[str, object], says: str
) -> None:
    coordinator = harbour.workers["hub coordinator"]
    asked = {"to": coordinator.public, "role": "hub coordinator", "reason": "Leave", **how}
    with pytest.raises(CanNot, match=says):
        change_lead(by=coordinator, child=harbour.older.public, **asked)


def test_nobody_who_is_switched_off_is_given_a_child(harbour: Harbour) -> None:
    coordinator = harbour.workers["hub coordinator"]
    switch_off(by=harbour.workers["hub guide"], worker=coordinator.public)
    with pytest.raises(CanNot, match="switched off"):
        given(harbour, "hub coordinator")


def test_an_account_is_switched_off_only_when_each_child_has_somebody(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    with pytest.raises(CanNot, match="leads 2 children"):
        switch_off(by=coordinator, worker=guide.public)
    guide.refresh_from_db()
    assert guide.is_active
    cover(by=coordinator, absent=guide.public, deputy=coordinator.public, until=THURSDAY)
    with pytest.raises(CanNot, match="leads 2 children"):
        switch_off(by=coordinator, worker=guide.public)
    cover(by=coordinator, absent=guide.public, deputy=coordinator.public)
    switch_off(by=coordinator, worker=guide.public)
    assert kept().without == 0
    with pytest.raises(CanNot, match="covers for somebody"):
        switch_off(by=guide, worker=coordinator.public)
    clock.shift(60)
    with pytest.raises(CanNot, match="another deputy"):
        end_cover(by=coordinator, absent=guide.public, deputy=coordinator.public)
    shown = identity(harbour.older.public).lead
    assert shown is not None
    assert not shown.can_be_rung
    assert {deputy.name for deputy in shown.covered_by} == {"Hub Coordinator"}
    switch_on(by=coordinator, worker=guide.public)
    end_cover(by=coordinator, absent=guide.public, deputy=coordinator.public)


@pytest.mark.parametrize(
    ("deputy", "since", "until", "says"),
    [
        ("hub guide", None, None, "Nobody covers for themselves"),
        ("hub coordinator", THURSDAY, None, "needs the day it ends"),
        ("hub coordinator", THURSDAY, NOW, "ends after it begins"),
    ],
)
def test_cover_that_would_not_hold_is_refused(
    harbour: Harbour, deputy: str, since: datetime | None, until: datetime | None, says: str
) -> None:
    guide = harbour.workers["hub guide"]
    with pytest.raises(CanNot, match=says):
        cover(
            by=guide,
            absent=guide.public,
            deputy=harbour.workers[deputy].public,
            since=since,
            until=until,
        )


def test_the_same_cover_twice_is_refused(harbour: Harbour) -> None:
    guide, coordinator = harbour.workers["hub guide"], harbour.workers["hub coordinator"]
    cover(by=guide, absent=guide.public, deputy=coordinator.public)
    with pytest.raises(CanNot, match="already"):
        cover(by=guide, absent=guide.public, deputy=coordinator.public)


def test_an_episode_opens_once_with_lead_holder_and_next_duty(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    shown = identity(harbour.older.public)
    assert shown.lead is not None
    assert shown.next_duty is not None
    assert [held.service for held in shown.held_by] == ["harbour hub"]
    assert (shown.lead.worker.name, shown.lead.worker.role) == ("Hub Guide", "hub guide")
    assert shown.next_duty.owner is not None
    assert (shown.next_duty.step, shown.next_duty.owner.name) == ("look again at the plan", "Hub Guide")
    with pytest.raises(CanNot, match="open episode already"):
        open_episode(
            by=guide, child=harbour.older.public, lead=guide.public, role="hub guide", service="harbour hub"
        )


def test_an_episode_closes_with_its_reason_and_leaves_nothing_open(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    with pytest.raises(CanNot, match="Say why"):
        close_episode(by=guide, child=child, reason="")
    close_episode(by=guide, child=child, reason="All is well.")
    clock.shift(60)
    shown = identity(child)
    assert (shown.held_by, shown.lead, shown.next_duty) == ((), None, None)
    assert kept().children == 1
    assert kept().without == 0
    assert (line(child).unheld, line(child).unled) == ((), ())
    with pytest.raises(CanNot, match="no open episode"):
        close_episode(by=guide, child=child, reason="Again.")
