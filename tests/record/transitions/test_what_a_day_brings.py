"""A day comes, and nobody has done anything: pages show how it stands, and the clock writes it down in nobody's name."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from held.engine.situation import Situation
from held.record.actions.care.change_lead import change_lead
from held.record.actions.care.involve import end_involvement, involve
from held.record.actions.days import let_days_come
from held.record.actions.people.switch_off import switch_off
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.rebuild import compare_all, rebuild_all
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.chronology.lately import lately
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.course import course, courses
from held.record.tables.care.lead import Lead
from held.record.tables.care.owed import Owed
from held.record.tables.history.happening import Happening
from held.record.tables.people.membership import Membership
from held.record.tables.people.team import Team
from held.record.tables.people.worker import Worker
from held.record.tables.transitions.transition import Transition
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.lending import with_lending
from tests.record.transitions.test_take_step import asked, raised
from tests.record.transitions.test_what_the_record_knows import with_a_gate

THURSDAY = datetime(2026, 3, 5, 9, tzinfo=UTC)


@pytest.fixture
def gated(harbour: Harbour) -> Harbour:
    """An officer is introduced only while a principal is named; it was urgent, so it is owed."""
    put_in_force(files=with_a_gate(), from_date=date(2026, 3, 2), by=harbour.workers["hub guide"])
    sounded(harbour)
    return harbour


def sounded(harbour: Harbour) -> None:
    urgent = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=urgent, key="u"), Recorded)


def named_until(harbour: Harbour, until: datetime | None, role: str = "bureau principal") -> None:
    involve(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers[role].public,
        role=role,
        until=until,
    )


def given_on(harbour: Harbour, since: datetime, to: str = "hub coordinator") -> None:
    change_lead(
        by=harbour.workers["hub coordinator"],
        child=harbour.older.public,
        to=harbour.workers[to].public,
        role="hub guide",
        reason="He leaves.",
        since=since,
    )


def shown(harbour: Harbour) -> list[Situation]:
    """How it stands on each of the pages that read it."""
    child = harbour.older.public
    of_child = Transition.objects.get(child=harbour.older).public
    read = (course(of_child), *courses([child])[child], *lately(child, most=5).courses)
    return [one.situation(now()) for one in read]


def may_be_introduced(harbour: Harbour) -> set[bool]:
    return {
        step.state == "open"
        for one in shown(harbour)
        for step in one.steps
        if step.step == "introduce the officer"
    }


def by_the_clock(harbour: Harbour) -> list[tuple[str, datetime]]:
    rows = Happening.objects.filter(child=harbour.older, by=None).order_by("number")
    return [(row.kind, row.happened) for row in rows if row.kind != "went late"]


def whole() -> None:
    assert [found for found in compare_all() if found] == []
    list(rebuild_all())
    assert [found for found in compare_all() if found] == []
    assert list(verify().faults) == []
    assert kept().without == 0


def test_pages_say_at_once_that_somebody_is_named_no_more(
    gated: Harbour, clock: time_machine.Traveller
) -> None:
    named_until(gated, THURSDAY)
    assert may_be_introduced(gated) == {True}
    clock.move_to(THURSDAY - timedelta(seconds=1))
    assert may_be_introduced(gated) == {True}
    clock.move_to(THURSDAY)
    assert may_be_introduced(gated) == {False}
    assert by_the_clock(gated) == [], "nothing was written by looking"


def test_the_clock_writes_it_once_as_of_the_day_it_came(
    gated: Harbour, clock: time_machine.Traveller
) -> None:
    named_until(gated, THURSDAY)
    clock.move_to(THURSDAY + timedelta(hours=3))
    assert let_days_come(since=THURSDAY - timedelta(hours=1)) >= 1
    assert by_the_clock(gated) == [("known changed", THURSDAY)]
    assert let_days_come(since=THURSDAY - timedelta(hours=1)) == 0
    assert let_days_come() == 0
    assert may_be_introduced(gated) == {False}
    whole()


def test_before_the_day_the_clock_has_nothing_to_say(gated: Harbour, clock: time_machine.Traveller) -> None:
    named_until(gated, THURSDAY)
    assert let_days_come() == 0
    assert by_the_clock(gated) == []


def test_whoever_takes_a_step_first_did_not_change_it(gated: Harbour, clock: time_machine.Traveller) -> None:
    named_until(gated, THURSDAY)
    clock.move_to(THURSDAY + timedelta(minutes=1))
    quiet = asked("sound the lamp line", gated.older, outcome="all quiet")
    assert isinstance(take_step(by=gated.workers["hub guide"], asked=quiet, key="q"), Recorded)
    assert by_the_clock(gated) == [("known changed", THURSDAY)]
    whole()


def test_an_account_that_closes_by_itself_is_named_no_more(
    gated: Harbour, clock: time_machine.Traveller
) -> None:
    named_until(gated, None)
    Worker.objects.filter(name="Bureau Principal").update(invented=False, last_login=now())
    Worker.objects.exclude(name="Bureau Principal").update(invented=True)
    clock.shift(timedelta(days=200))
    assert may_be_introduced(gated) == {False}
    let_days_come()
    assert by_the_clock(gated) == [("known changed", now())], "when it closed is no day on the record"


def test_a_lead_from_a_later_day_leads_in_the_transition_too(
    gated: Harbour, clock: time_machine.Traveller
) -> None:
    coordinator = gated.workers["hub coordinator"].public
    given_on(gated, THURSDAY)
    assert coordinator not in {one.lead for one in shown(gated)}
    clock.move_to(THURSDAY + timedelta(minutes=5))
    assert {one.lead for one in shown(gated)} == {coordinator}
    assert by_the_clock(gated) == []
    assert let_days_come(since=THURSDAY) == 0, "it had come by then"
    let_days_come(since=THURSDAY - timedelta(seconds=1))
    assert by_the_clock(gated) == [("named", THURSDAY)]
    assert {one.lead for one in shown(gated)} == {coordinator}
    assert not Owed.objects.filter(child=gated.older, owner=gated.workers["hub guide"]).exists()
    whole()


def test_a_lead_after_the_next_one_stays_planned(gated: Harbour, clock: time_machine.Traveller) -> None:
    given_on(gated, THURSDAY)
    clock.move_to(THURSDAY + timedelta(minutes=5))
    given_on(gated, THURSDAY + timedelta(days=7), to="hub guide")
    let_days_come()
    assert Lead.objects.filter(child=gated.older).count() == 3
    whole()
    clock.move_to(THURSDAY + timedelta(days=7))
    let_days_come()
    assert {one.lead for one in shown(gated)} == {gated.workers["hub guide"].public}
    assert [kind for kind, _ in by_the_clock(gated)] == ["named", "named"]


def test_until_their_last_day_somebody_counts_in_their_team(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    """Another desk comes first where nobody is in the role: what stands in a tray moves on the day after."""
    Team.objects.create(id=-1, name="Night desk", service="shore bureau", is_duty_desk=True)
    Membership.objects.filter(role="bureau officer").update(until=date(2026, 3, 3))
    sounded(harbour)
    in_tray = Owed.objects.filter(child=harbour.older, role="bureau officer")
    assert [str(row.team) for row in in_tray] == ["Shore desk"]
    clock.move_to(datetime(2026, 3, 4, 9, tzinfo=UTC))
    let_days_come()
    assert [str(row.team) for row in in_tray.all()] == ["Night desk"]
    assert [found for found in compare_all() if found] == []


def left(harbour: Harbour) -> None:
    switch_off(by=harbour.workers["hub guide"], worker=harbour.workers["bureau officer"].public)


def ended(harbour: Harbour) -> None:
    end_involvement(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        worker=harbour.workers["bureau officer"].public,
        role="bureau officer",
    )


@pytest.mark.parametrize("how", [left, ended])
def test_when_whoever_was_named_is_gone_somebody_else_has_to_be_named(
    harbour: Harbour, how: Callable[[Harbour], None]
) -> None:
    with_lending(harbour)
    raised(harbour, harbour.older)
    promised = Owed.objects.filter(child=harbour.older, cites="the promise")
    assert not promised.exists(), "nobody was named, and no clause asks for it"
    named_until(harbour, None, role="bureau officer")
    assert not promised.exists()
    how(harbour)
    (owed,) = promised
    assert (owed.step, owed.role, str(owed.team), owed.force) == (
        "lend an officer",
        "bureau principal",
        "Shore desk",
        "must",
    )
    assert owed.due > now()
    whole()


def test_when_a_day_came_too_and_naming_somebody_is_what_was_owed(
    harbour: Harbour, clock: time_machine.Traveller
) -> None:
    with_lending(harbour)
    raised(harbour, harbour.older)
    named_until(harbour, THURSDAY, role="bureau officer")
    clock.move_to(THURSDAY + timedelta(hours=1))
    let_days_come()
    (owed,) = Owed.objects.filter(child=harbour.older, cites="the promise")
    assert owed.since == THURSDAY
    lent = asked(
        "lend an officer", harbour.older, answers={"who is lent": harbour.workers["bureau officer"].public}
    )
    assert isinstance(take_step(by=harbour.workers["bureau principal"], asked=lent, key="l"), Recorded)
    assert not Owed.objects.filter(child=harbour.older, cites="the promise").exists()
    whole()


def test_what_is_owed_already_and_names_somebody_is_owed_once(harbour: Harbour) -> None:
    with_lending(harbour)
    sounded(harbour)
    named_until(harbour, None, role="bureau officer")
    left(harbour)
    assert [row.step for row in Owed.objects.filter(child=harbour.older)] == ["introduce the officer"]


def test_where_no_step_names_anybody_it_is_said_in_words(gated: Harbour) -> None:
    named_until(gated, None)
    end_involvement(
        by=gated.workers["hub guide"],
        child=gated.older.public,
        worker=gated.workers["bureau principal"].public,
        role="bureau principal",
    )
    (owed,) = Owed.objects.filter(child=gated.older, cites="the promise")
    assert (owed.step, owed.norm) == ("name another bureau principal", "")
    whole()
