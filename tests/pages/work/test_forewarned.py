"""A duty that hangs on somebody else's act: who owes it is warned, and whoever has to act sees who waits."""

import re
from datetime import timedelta
from typing import get_args

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from held.engine.forewarning import Why
from held.pages.wording.forewarned import stuck_says
from held.record.actions.transitions.take_step import take_step
from held.record.index.rebuild import differences
from held.record.reading.transitions.answers import Recorded
from held.record.tables.care.awaited import Awaited
from held.record.tables.care.owed import Owed
from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

ONLY_IF = "This can only be met if “make it up” is done by the end of Friday 6 March 2026"


def said(client: Client, address: str = "/") -> str:
    page = client.get(address, follow=True).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def signed_in(harbour: Harbour, role: str) -> Client:
    client = Client()
    client.force_login(harbour.workers[role])
    return client


def quarrels(harbour: Harbour, *, owed: str = "") -> None:
    """The evidence is weighed on Monday 2 March 2026, an officer is owed by Friday, and hub and bureau fall out."""
    with_a_quarrel(harbour, owed=owed)
    raised(harbour, harbour.older)
    everybody = {"by": harbour.workers["hub coordinator"]}
    weighed = asked(
        "weigh the evidence", harbour.older, outcome="bureau joins", others=with_the_principal(harbour)
    )
    fallen_out = asked("say what divides us", harbour.older, inner="quarrel")
    for key, step in (("w", weighed), ("q", fallen_out)):
        assert isinstance(take_step(**everybody, asked=step, key=key), Recorded)


@pytest.fixture
def quarrel(harbour: Harbour) -> Harbour:
    quarrels(harbour)
    return harbour


def test_who_owes_it_is_told_what_has_to_come_first_and_whom_to_ask(quarrel: Harbour) -> None:
    page = said(signed_in(quarrel, "bureau officer"))
    assert "Late, and what can’t wait" in page
    assert f"{ONLY_IF}: ask " in page
    assert "Waits Friday 6 March 2026" in page


@pytest.mark.parametrize("role", ["hub coordinator", "bureau principal"])
def test_whoever_has_to_act_sees_that_somebody_waits(quarrel: Harbour, role: str) -> None:
    page = said(signed_in(quarrel, role))
    assert "Somebody waits for you (1)" in page
    assert "Make it up , for Wren Marlowe" in page
    assert "“introduce the officer” waits for it, which is due by the end of Friday 6 March 2026." in page


def test_nobody_else_is_told_that_somebody_waits(quarrel: Harbour) -> None:
    assert "Somebody waits for you" not in said(signed_in(quarrel, "bureau officer"))


@pytest.mark.parametrize(
    ("days", "says"),
    [(3, "Waits"), (4, "Act today"), (5, "Late")],
)
def test_the_words_follow_the_clock_and_the_rows_do_not(
    quarrel: Harbour, clock: time_machine.Traveller, days: int, says: str
) -> None:
    before = list(Awaited.objects.values_list("latest", "step"))
    clock.shift(timedelta(days=days))
    page = said(signed_in(quarrel, "bureau officer"))
    assert says in page.partition("Late, and what can’t wait")[2]
    assert list(Awaited.objects.values_list("latest", "step")) == before


def test_the_transition_and_the_overview_say_it(quarrel: Harbour) -> None:
    client = signed_in(quarrel, "hub guide")
    for address in (f"/transitions/{Transition.objects.get().public}", f"/children/{quarrel.older.public}"):
        page = said(client, address)
        assert "What would let it go ahead: Make it up." in page
        assert f"{ONLY_IF}." in page


def test_what_is_done_waits_no_more(quarrel: Harbour) -> None:
    made_up = asked(
        "make it up",
        quarrel.older,
        inner="quarrel",
        outcome="carry on",
        others=with_the_principal(quarrel),
    )
    assert isinstance(take_step(by=quarrel.workers["hub coordinator"], asked=made_up, key="m"), Recorded)
    assert not Awaited.objects.exists()
    assert ONLY_IF not in said(signed_in(quarrel, "bureau officer"))


def test_the_index_is_what_the_history_says_and_a_wrong_row_is_found(quarrel: Harbour) -> None:
    assert differences(child=quarrel.older, moment=timezone.now()) == {}
    Awaited.objects.update(latest=timezone.now())
    assert set(differences(child=quarrel.older, moment=timezone.now())) == {"awaited"}


def test_the_lists_still_cost_at_most_eight_queries(quarrel: Harbour) -> None:
    for role in ("bureau officer", "hub coordinator"):
        client = signed_in(quarrel, role)
        for address in ("/", "/work/team", "/work/waiting", "/tray"):
            said(client, address)
            with CaptureQueriesContext(connection) as captured:
                said(client, address)
            assert len(captured) <= 8, (address, len(captured))


@pytest.fixture
def stuck(harbour: Harbour) -> Harbour:
    """An officer is owed, and may be introduced only after what is for safety alone."""
    quarrels(harbour, owed="introduce the officer only after sounding the lamp line")
    return harbour


def test_a_duty_that_nobody_can_open_says_so_with_what_stands_against_it(stuck: Harbour) -> None:
    for role, address in (("bureau officer", "/"), ("bureau principal", "/work/team")):
        page = said(signed_in(stuck, role), address)
        assert "Can’t be met" in page
        assert (
            "Only what is done for a child who may not be safe would open it, and nobody does that for this. "
            "This can go ahead only after sounding the lamp line. A manager may set it aside, with the reason."
            in page
        )
        assert "Q9" in page
    assert not Awaited.objects.exists()


def test_what_stands_against_it_is_compared_with_the_history(stuck: Harbour) -> None:
    assert differences(child=stuck.older, moment=timezone.now()) == {}
    Owed.objects.exclude(stuck=None).update(stuck="none")
    assert set(differences(child=stuck.older, moment=timezone.now())) == {"owed"}


@pytest.mark.parametrize("why", get_args(Why))
def test_every_reason_has_its_words(why: Why) -> None:
    assert "He is ill." in stuck_says(why, "He is ill.", is_must=True)
