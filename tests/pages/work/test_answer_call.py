"""A call that no procedure took up waits in the tray, and is answered from there."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.people.add_child import add_child
from held.record.actions.people.look import give_reason
from held.record.clock import now
from held.record.tables.work.notice import Notice
from tests.record.promise_counted import kept
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def robin(harbour: Harbour) -> str:
    """A child with whom nobody works, and about whom somebody rang."""
    guide = harbour.workers["hub guide"]
    child = add_child(by=guide, family_name="Finch", given_name="Robin", born=date(2020, 1, 1), is_new=True)
    record_urgent_call(
        by=guide,
        children=[child],
        words={"outcome": "immediate danger", "answers": {"what is happening": "Seen alone at the wall."}},
        happened=now(),
        key="k",
    )
    return child


def said(client: Client, address: str, **typed: str) -> str:
    answer = client.post(address, typed, follow=True) if typed else client.get(address)
    return " ".join(answer.content.decode().split())


def test_the_tray_leads_to_the_call_and_its_answer_empties_it(
    harbour: Harbour, principal: Client, robin: str
) -> None:
    assert f'href="/children/{robin}/call"' in said(principal, "/tray")
    page = said(principal, f"/children/{robin}/call")
    assert "Recorded by Hub Guide, Monday 2 March 2026, 9am" in page
    assert "To be answered by the end of tomorrow, Tuesday 3 March 2026, by Shore desk." in page
    assert "Seen alone at the wall." in page
    page = said(principal, f"/children/{robin}/call", done="Visited; he is with his aunt.", key="a")
    assert "The call about Robin is answered, in your name." in page
    assert f'href="/children/{robin}/call"' not in page
    assert kept().children == 2
    assert "No call about Robin waits for an answer." in said(principal, f"/children/{robin}/call")


def test_nothing_is_answered_without_a_word(harbour: Harbour, principal: Client, robin: str) -> None:
    assert "Say what was done: whom you spoke to" in said(
        principal, f"/children/{robin}/call", done=" ", key="a"
    )
    assert kept().children == 3


def test_somebody_elses_team_is_told_who_answers(harbour: Harbour, coordinator: Client, robin: str) -> None:
    give_reason(by=harbour.workers["hub coordinator"], child=robin, page="call", reason="His school rang.")
    page = said(coordinator, f"/children/{robin}/call", done="Nothing.", key="a")
    assert "Shore desk was rung about Robin Finch." in page
    assert kept().children == 3


def test_the_chronology_says_what_was_done(harbour: Harbour, principal: Client, robin: str) -> None:
    said(principal, f"/children/{robin}/call", done="Visited; he is with his aunt.", key="a")
    assert "he is with his aunt" in said(principal, f"/children/{robin}/chronology")


def test_whoever_called_is_told_the_answer_once(harbour: Harbour, principal: Client, robin: str) -> None:
    guide = harbour.workers["hub guide"]
    for key in ("k2", "k3"):
        record_urgent_call(by=guide, children=[robin], words={}, happened=now(), key=key)
    said(principal, f"/children/{robin}/call", done="Visited; he is with his aunt.", key="a")
    (told,) = Notice.objects.filter(child__public=robin, worker=guide)
    assert told.says == ("Your urgent call was answered by Bureau Principal: Visited; he is with his aunt.")


def test_whoever_called_and_answers_too_is_told_nothing(
    harbour: Harbour, principal: Client, robin: str
) -> None:
    caller = harbour.workers["bureau principal"]
    record_urgent_call(by=caller, children=[robin], words={}, happened=now(), key="k2")
    said(principal, f"/children/{robin}/call", done="Visited.", key="a")
    assert not Notice.objects.filter(child__public=robin, worker=caller).exists()


def test_it_costs_at_most_eight_queries(harbour: Harbour, principal: Client, robin: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        principal.get(f"/children/{robin}/call")
    assert len(captured.captured_queries) <= 8
