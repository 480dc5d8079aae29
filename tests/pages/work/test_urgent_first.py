"""What an urgent call asks for stands first, above what is late, and says so. Harbour's clause A4."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised

MARK = '<strong class="held-mark held-mark--late">Urgent</strong>'


def shown(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def called(harbour: Harbour, outcome: str | None) -> None:
    found = take_step(
        by=harbour.workers["hub guide"],
        asked=asked("sound the lamp line", harbour.older, outcome=outcome, answers={}),
        key="call",
    )
    assert isinstance(found, Recorded)


def late_and_then_called(harbour: Harbour, clock: time_machine.Traveller, outcome: str | None) -> None:
    """The younger child's evidence is late at both sides when somebody calls about the older one."""
    raised(harbour, harbour.younger)
    clock.shift(timedelta(days=3))
    called(harbour, outcome)


def test_in_the_tray_and_in_my_teams_the_call_stands_above_what_is_late(
    harbour: Harbour, principal: Client, clock: time_machine.Traveller
) -> None:
    late_and_then_called(harbour, clock, "immediate danger")
    principal.force_login(harbour.workers["bureau principal"])
    page = shown(principal, "/work/team")
    assert page.count(MARK) == 1
    assert page.index(MARK) < page.index("Introduce the officer") < page.index("Weigh the evidence")
    assert "Was due by" in page[page.index("Introduce the officer") :]


def test_in_my_work_it_stands_in_a_table_of_its_own(
    harbour: Harbour, client: Client, clock: time_machine.Traveller
) -> None:
    late_and_then_called(harbour, clock, "immediate danger")
    client.force_login(harbour.workers["bureau officer"])
    page = shown(client, "/")
    assert "<caption>Urgent</caption>" in page
    assert "<caption>Due next</caption>" not in page


def test_a_call_that_came_out_quiet_asks_for_nothing_urgent(
    harbour: Harbour, principal: Client, clock: time_machine.Traveller
) -> None:
    late_and_then_called(harbour, clock, "all quiet")
    principal.force_login(harbour.workers["bureau principal"])
    for address in ("/work/team", "/", "/tray"):
        assert MARK not in shown(principal, address)


def test_a_call_that_waits_for_an_answer_is_first_among_what_arrived_and_to_be_taken(
    harbour: Harbour, coordinator: Client, clock: time_machine.Traveller
) -> None:
    late_and_then_called(harbour, clock, "all quiet")
    record_urgent_call(
        by=harbour.workers["bureau principal"],
        children=[harbour.older.public],
        words={"outcome": None, "answers": {}},
        happened=now(),
        key="alone",
    )
    coordinator.force_login(harbour.workers["hub coordinator"])
    page = shown(coordinator, "/tray")
    assert page.index(MARK) < page.index("Answer the urgent call")
    assert page.index("Answer the urgent call") < page.index("Arrived, and not yet received")
    arrived = page[page.index('<h2 class="govuk-heading-m held-h2">Arrived') :]
    assert arrived.index(MARK) < arrived.index("An urgent call was recorded by Bureau Principal")
    client = Client()
    client.force_login(harbour.workers["hub guide"])
    told = shown(client, "/")
    assert MARK in told[told.index("Said to you") :]


def test_brothers_and_sisters_share_a_line_only_where_the_day_is_the_same(
    harbour: Harbour, principal: Client, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.older, harbour.younger)
    assert "Wren and Kit Marlowe" in shown(principal, "/work/team")


def test_where_the_days_differ_each_has_a_line(
    harbour: Harbour, principal: Client, clock: time_machine.Traveller
) -> None:
    raised(harbour, harbour.younger)
    clock.shift(timedelta(days=3))
    raised(harbour, harbour.older, key="k2")
    principal.force_login(harbour.workers["bureau principal"])
    page = shown(principal, "/work/team")
    assert "Wren and Kit" not in page
    assert "Kit and Wren" not in page
    assert page.count("Weigh the evidence") >= 2


def test_the_lists_cost_at_most_eight_queries(
    harbour: Harbour, principal: Client, clock: time_machine.Traveller
) -> None:
    late_and_then_called(harbour, clock, "immediate danger")
    principal.force_login(harbour.workers["bureau principal"])
    for address in ("/", "/work/team", "/tray"):
        shown(principal, address)
        with CaptureQueriesContext(connection) as captured:
            shown(principal, address)
        assert len(captured) <= 8
