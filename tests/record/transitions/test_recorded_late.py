"""What is recorded late, or on another day than it happened, stops nobody and leaves the periods whole."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from held.record.actions.cannot import CanNot
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.close_episode import close_episode
from held.record.actions.care.involve import involve
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.set_level import set_level
from held.record.actions.transitions.end_transition import WhyItEnds, end_transition
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.reading.care.lead import lead_at
from held.record.reading.transitions.answers import Recorded
from held.record.tables.care.lead import Lead
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised

FRIDAY = datetime(2026, 2, 27, 15, tzinfo=UTC)


def given_to_the_coordinator(harbour: Harbour, *, since: datetime | None = None) -> None:
    change_lead(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        to=harbour.workers["hub coordinator"].public,
        role="hub coordinator",
        reason="She is away from today.",
        since=since,
    )


def sounded(harbour: Harbour, *, happened: datetime, key: str = "u") -> None:
    found = take_step(
        by=harbour.workers["hub guide"],
        asked=asked("sound the lamp line", harbour.older, outcome="immediate danger", happened=happened),
        key=key,
    )
    assert isinstance(found, Recorded)


def introduced(harbour: Harbour, *, happened: datetime) -> None:
    officer = harbour.workers["bureau officer"]
    found = take_step(
        by=officer,
        asked=asked(
            "introduce the officer",
            harbour.older,
            answers={"who walks beside them": officer.public, "where they met": "At the quay."},
            happened=happened,
        ),
        key="c",
    )
    assert isinstance(found, Recorded)


def whole(harbour: Harbour) -> None:
    assert differences(child=harbour.older, moment=now()) == {}
    assert kept().without == 0


def test_a_lead_who_began_after_it_happened_keeps_the_days_they_led(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    sounded(harbour, happened=FRIDAY)
    clock.shift(timedelta(hours=1))
    given_to_the_coordinator(harbour)
    clock.shift(timedelta(hours=2))
    introduced(harbour, happened=FRIDAY + timedelta(hours=2))
    led = [
        (row.worker.name, row.since, row.until)
        for row in Lead.objects.filter(child=harbour.older).order_by("since")
    ]
    assert [name for name, *_ in led] == ["Hub Guide", "Hub Coordinator", "Bureau Officer"]
    lead = lead_at(harbour.older, now())
    assert lead is not None
    assert lead.worker == harbour.workers["bureau officer"]
    whole(harbour)


def test_an_involvement_that_began_later_does_not_stop_it(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    sounded(harbour, happened=FRIDAY)
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers["hub coordinator"].public,
        role="bureau officer",
    )
    clock.shift(timedelta(hours=2))
    introduced(harbour, happened=FRIDAY + timedelta(hours=2))
    whole(harbour)


def test_an_end_that_happened_before_the_last_entries(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older)
    clock.shift(timedelta(hours=2))
    weigh = asked(
        "weigh the evidence",
        harbour.older,
        outcome="postponed",
        others={"bureau principal": harbour.workers["bureau principal"].public},
    )
    assert isinstance(take_step(by=harbour.workers["hub coordinator"], asked=weigh, key="w"), Recorded)
    end_transition(
        by=harbour.workers["hub coordinator"],
        transition=Transition.objects.get().public,
        why=WhyItEnds.BEGUN_IN_ERROR,
        reason="Meant for another.",
        happened=FRIDAY,
        key="e",
    )
    whole(harbour)


@pytest.mark.parametrize("since", [None, datetime(2026, 3, 20, tzinfo=UTC)])
def test_a_lead_who_was_given_or_planned_meanwhile_gives_way_to_a_step(
    harbour: Harbour, clock: time_machine.Traveller, since: datetime | None
) -> None:
    sounded(harbour, happened=FRIDAY)
    given_to_the_coordinator(harbour, since=since)
    clock.shift(timedelta(hours=2))
    introduced(harbour, happened=now() - timedelta(minutes=10))
    whole(harbour)


def test_what_happened_before_anybody_worked_with_the_child_is_recorded_too(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    sounded(harbour, happened=datetime(2025, 12, 24, tzinfo=UTC))
    introduced(harbour, happened=datetime(2025, 12, 25, tzinfo=UTC))
    whole(harbour)


def test_a_level_decided_before_the_last_one_leaves_the_last_one_standing(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    set_level(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        level=3,
        reason="Worries grew.",
        happened=FRIDAY,
    )
    set_level(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        level=2,
        reason="Worries grew.",
        happened=FRIDAY - timedelta(days=4),
    )
    whole(harbour)
    harbour.older.refresh_from_db()
    assert harbour.older.level == 3


def begun_again(harbour: Harbour, happened: datetime) -> None:
    guide = harbour.workers["hub guide"]
    open_episode(
        by=guide,
        child=harbour.older.public,
        lead=guide.public,
        role="hub guide",
        service="harbour hub",
        happened=happened,
    )


def test_work_begins_again_only_once_it_had_ended(harbour: Harbour, clock: time_machine.Traveller) -> None:
    guide = harbour.workers["hub guide"]
    clock.shift(timedelta(hours=2))
    closed = now() - timedelta(hours=1)
    close_episode(by=guide, child=harbour.older.public, reason="Worries grew.", happened=closed)
    with pytest.raises(
        CanNot, match=r"last episode closed on 2 March 2026 at 10:00\. Give a time after that"
    ):
        begun_again(harbour, closed - timedelta(seconds=1))
    begun_again(harbour, closed)
    whole(harbour)


def test_a_lead_in_another_role_and_one_from_a_later_day_are_what_the_history_says(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    sounded(harbour, happened=FRIDAY)
    given_to_the_coordinator(harbour)
    clock.shift(timedelta(hours=2))
    change_lead(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        to=harbour.workers["hub coordinator"].public,
        role="hub guide",
        reason="She asked for it.",
    )
    whole(harbour)
    change_lead(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        to=harbour.workers["hub guide"].public,
        role="hub guide",
        reason="She asked for it.",
        since=now() + timedelta(days=3),
    )
    clock.shift(timedelta(days=5))
    whole(harbour)
    sounded(harbour, happened=now(), key="again")
    whole(harbour)
