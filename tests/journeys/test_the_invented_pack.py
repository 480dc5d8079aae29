"""Held opens on an authority that shares no word with Luton, and speaks its words alone."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from held.config.wsgi import application
from held.language.reading import pack_texts, read_pack
from held.record.actions.care.open_episode import open_episode
from held.record.actions.people.add_child import add_child
from held.record.actions.people.add_family import add_family
from held.record.actions.procedures.put_in_force import put_in_force
from tests.journeys.conftest import ItIs
from tests.journeys.doing import Worker
from tests.journeys.people import AChild, child_called
from tests.journeys.town import BEGAN, LUTON, hire

HARBOUR = Path(__file__).parents[1] / "procedures" / "harbour" / "2026-01"
TEAMS = {
    "Quay team": ("harbour hub", "01632 960 120", False),
    "Shore desk": ("shore bureau", "01632 960 121", True),
}
WORKERS = {
    "Nell Archer": ("hub guide", "Quay team"),
    "Cora Finch": ("hub coordinator", "Quay team"),
    "Otto Brandt": ("bureau officer", "Shore desk"),
    "Vera Lund": ("bureau principal", "Shore desk"),
}


def the_harbour() -> None:
    with time_machine.travel(BEGAN, tick=False):
        workers = hire(TEAMS, WORKERS)
        nell = workers["Nell Archer"]
        put_in_force(files=pack_texts(HARBOUR), from_date=BEGAN.date(), by=nell)
        family = add_family(by=nell, name="Marlowe")
        wren = add_child(by=nell, family_name="Marlowe", given_name="Wren", family=family, is_new=True)
        open_episode(
            by=nell,
            child=wren,
            lead=nell.public,
            role="hub guide",
            service="harbour hub",
            team=nell.memberships.get().team.public,
        )


@pytest.fixture
def wren(it_is: ItIs) -> AChild:
    return child_called("Wren")


def luton_words() -> set[str]:
    """What only Luton says: its services, roles, steps, meetings and papers, and every outcome of two words or more.

    "Step up" and "step down" are everybody's, as in a sentence about the record; "the plan" is the promise's own.
    """
    pack = read_pack(LUTON)
    words = {pack.title, *pack.services, *pack.roles, *pack.meetings, *pack.papers}
    for procedure in pack.procedures.values():
        words |= {procedure.title, *procedure.steps}
        for step in procedure.steps.values():
            words |= {outcome for outcome in step.outcomes if " " in outcome}
    return words - {"step up", "step down", "the plan"}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The address of every page that is sent to anybody from now on, and its words."""
    pages: list[tuple[str, str]] = []
    answer = application.get_response

    def keep(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if isinstance(response, HttpResponse) and response["Content-Type"].startswith("text/html"):
            words = unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
            pages.append((request.path, re.sub(r"\s+", " ", words)))
        return response

    monkeypatch.setattr(application, "get_response", keep)
    return pages


@pytest.mark.words_alone
@pytest.mark.filled(by=the_harbour)
def test_its_steps_are_taken_and_its_urgent_way_found_and_no_word_of_luton_is_seen(
    it_is: ItIs, worker: Callable[[str], Worker], wren: AChild, said: list[tuple[str, str]]
) -> None:
    nell, cora, vera = (worker(name) for name in ("Nell Archer", "Cora Finch", "Vera Lund"))
    nell.opens("/")
    nell.sees("Look again at the plan", "Wren Marlowe")
    nell.opens(wren.page)
    nell.sees("Harbour hub", "Nell Archer", "the promise")
    concern = {"What worries you": "Two falls in a week.", "How far it has gone": "2"}
    nell.does("Raise a concern", wren, concern)
    nell.sees("must weigh the evidence", "Tuesday 3 March 2026", "A2")

    vera.opens("/tray")
    vera.follows("concern sheet")
    vera.sees("Two falls in a week.")
    vera.presses("I have it")

    it_is("Tuesday 3 March 2026, 11am")
    cora.does(
        "Weigh the evidence",
        wren,
        {"The girl or boy was heard": "Yes", "Our grounds": "She said so herself."},
        comes_out="Bureau joins",
        beside={"bureau principal": vera},
    )
    cora.sees("A circle note", "must introduce the officer")

    cora.opens(wren.transition)
    cora.presses("Urgent: ring the shore bureau")
    cora.sees("Shore desk", "01632 960 121")
    cora.fills("How did it come out?", "Immediate danger")
    cora.presses("Record the call")
    cora.sees("must introduce the officer")

    places = (
        "/work/team",
        "/work/done",
        "/tray",
        "/children",
        "/meetings",
        "/nobody",
        "/procedures",
        "/every-clause",
    )
    for page in (wren.page, f"{wren.page}/chronology", f"{wren.page}/family", f"{wren.page}/begin", *places):
        cora.opens(page)
    cora.opens("/gap-register")
    cora.looks_over("gap-register")
    cora.follows("Procedures")
    cora.follows("Crossing from the hub to the bureau")
    cora.is_on("Crossing from the hub to the bureau")

    luton = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in luton_words()), re.IGNORECASE)
    addresses = [address for address, _ in said if "/static/" not in address]
    assert len(addresses) > 25, addresses
    assert [(address, found[0]) for address, words in said if (found := luton.search(words))] == []
