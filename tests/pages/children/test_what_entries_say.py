"""An entry tells whoever reads it what happened, and who said it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine

from held.engine.history import KnownChanged
from held.record.actions.care.urgent_call import record_urgent_call
from held.record.actions.transitions.entries import append_entry, last_number
from held.record.actions.transitions.note_late import note_late
from held.record.actions.transitions.take_step import take_step
from held.record.clock import now
from held.record.reading.transitions.answers import Recorded
from held.record.tables.transitions.transition import Transition
from tests.pages.children.test_overview import raised
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked


def called(harbour: Harbour, answers: dict[str, str]) -> None:
    record_urgent_call(
        by=harbour.workers["hub guide"],
        children=[harbour.older.public],
        words={"outcome": "immediate danger", "answers": answers},
        happened=now(),
        key="call",
    )


def test_what_was_said_in_a_call_that_no_step_took_up_is_quoted(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    called(harbour, {"who rang": "The school", "what is happening": "A bruise on both arms."})
    for address in (wren, f"{wren}/chronology"):
        page = re.sub(r"\s+", " ", said(guide.get(address)))
        assert (
            "An urgent call was made: immediate danger. Who rang: The school. “A bruise on both arms.”"
            in page
        )


def test_a_call_of_which_nothing_was_written_quotes_nothing(guide: Desk, harbour: Harbour, wren: str) -> None:
    called(harbour, {})
    page = said(guide.get(f"{wren}/chronology"))
    assert "An urgent call was made: immediate danger." in page
    assert "“”" not in page


def test_the_records_own_answer_is_said_to_be_nobodys(guide: Desk, harbour: Harbour, wren: str) -> None:
    raised(harbour)
    transition = Transition.objects.get()
    entry = KnownChanged(
        number=last_number(harbour.older) + 1,
        happened=now(),
        recorded=now(),
        by=harbour.workers["hub guide"].public,
        known="somebody is named",
        value="no",
    )
    append_entry(
        child=harbour.older, transition=transition, entry=entry, by=harbour.workers["hub coordinator"]
    )
    page = said(guide.get(f"{wren}/chronology"))
    assert "The record’s own answer, somebody is named: no." in page
    told = page[page.index("The record’s own answer") : page.index("Raising a concern")]
    assert "Held" in told
    assert "Hub Coordinator" not in told


def test_done_lists_what_somebody_did_and_not_what_followed(guide: Desk, harbour: Harbour) -> None:
    raised(harbour)
    page = said(guide.get("/work/done"))
    assert "Raise a concern" in page
    assert "Began" not in page


def weighed(harbour: Harbour, happened: datetime) -> None:
    found = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            harbour.older,
            outcome="bureau joins",
            answers={},
            others={"bureau principal": harbour.workers["bureau principal"].public},
            happened=happened,
        ),
        key="weighed",
    )
    assert isinstance(found, Recorded), found


@pytest.mark.parametrize(
    ("happened", "in_time"),
    [
        pytest.param(datetime(2026, 3, 3, 10, tzinfo=UTC), True, id="done in time, recorded late"),
        pytest.param(datetime(2026, 3, 4, 10, tzinfo=UTC), False, id="done late"),
    ],
)
def test_a_lateness_that_a_later_entry_shows_not_to_have_been_says_so(
    harbour: Harbour, wren: str, clock: time_machine.Traveller, happened: datetime, in_time: bool
) -> None:
    raised(harbour)
    clock.move_to(datetime(2026, 3, 5, 9, tzinfo=UTC))
    note_late(child=harbour.older, moment=now())
    weighed(harbour, happened)
    page = said(Desk(harbour.workers["hub guide"]).get(f"{wren}/chronology"))
    assert ("Not recorded in time: weigh the evidence." in page) == in_time
    assert ("It was done on Tuesday 3 March 2026, 10am, in time." in page) == in_time
    assert ("Not done in time: weigh the evidence." in page) != in_time
