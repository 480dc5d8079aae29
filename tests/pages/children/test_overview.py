"""A child's own page says what is open and why, whom to ring, the line with its gaps, and what was recorded last."""

from datetime import UTC, datetime

import pytest
import time_machine

from held.record.actions.care.involve import involve
from held.record.actions.people.add_adult import add_adult
from held.record.actions.people.case_note import case_note
from held.record.actions.people.set_level import set_level
from held.record.actions.transitions.take_step import take_step
from held.record.actions.work.receive_notice import receive_notice
from held.record.reading.transitions.answers import Recorded
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.care.episode import Episode
from held.record.tables.care.lead import Lead
from held.record.tables.people.worker import Worker
from held.record.tables.work.notice import Notice
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour

PARTS = ("", "/chronology", "/family", "/looked", "/note", "/lead", "/level", "/plan", "/involved", "/why")


def raised(harbour: Harbour) -> None:
    """The guide raises a concern about Wren."""
    answers = {"what worries you": "Wren came without a coat.", "how far it has gone": "2"}
    asked = StepAsked(
        procedure="crossing",
        step="raise a concern",
        happened=datetime(2026, 3, 2, 8, tzinfo=UTC),
        parts=(ChildsPart(child=harbour.older.public, outcome=None, answers=answers),),
    )
    assert isinstance(take_step(by=harbour.workers["hub guide"], asked=asked, key=""), Recorded)


def test_with_no_transition_open_the_plan_is_what_is_owed(guide: Desk, wren: str) -> None:
    page = said(guide.get(wren))
    assert "Wren Marlowe" in page
    assert "Look again at the plan" in page
    assert "the plan is looked at every 4 weeks" in page
    assert "the promise" in page
    assert "Hub Guide , hub guide" in page


def test_an_open_transition_is_told_by_its_steps_with_who_by_when_and_why(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    raised(harbour)
    page = said(guide.get(wren))
    assert "Due Weigh the evidence" in page
    assert "by the end of tomorrow, Tuesday 3 March 2026" in page
    assert "Open the crossing: all its steps, and where Wren stands" in page
    assert (
        "Raising a concern. Began: Crossing from the hub to the bureau. “Wren came without a coat.”" in page
    )
    assert "level 2, stretched" in page


def test_whom_to_ring_stands_beside_it_and_what_is_not_known_is_said(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    assert "Lives with Not known" in said(guide.get(wren))
    add_adult(
        by=harbour.workers["hub guide"],
        children=[harbour.older.public],
        kind="mother",
        given_name="Ada",
        family_name="Marlowe",
        phone="07700 900 111",
        lives_with=True,
        reached_how="A text first",
    )
    page = said(guide.get(wren))
    assert "Lives with Mother, Ada Marlowe 07700 900 111" in page
    assert "To reach Mother: a text first" in page
    assert "Family Kit Marlowe, 7" in page


def test_a_gap_stands_in_the_picture_the_table_and_the_chronology(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    worker = harbour.workers["hub guide"]
    Episode.objects.create(
        child=harbour.older,
        lead=worker,
        opened=datetime(2025, 6, 2, tzinfo=UTC),
        opened_by=worker,
        closed=datetime(2025, 6, 30, tzinfo=UTC),
        closed_by=worker,
    )
    Lead.objects.create(
        child=harbour.older,
        worker=worker,
        since=datetime(2025, 6, 2, tzinfo=UTC),
        until=datetime(2025, 6, 23, tzinfo=UTC),
    )
    page = guide.get(wren)
    words = said(page)
    assert "Gap, 7 days" in words
    assert "Nobody for 7 days" in words
    assert 'class="gap"' in words_of(page)
    assert "Gap: nobody for 7 days." in said(guide.get(f"{wren}/chronology"))


@pytest.mark.parametrize("part", PARTS)
def test_nobody_of_that_id_is_a_page_that_says_so(guide: Desk, part: str) -> None:
    page = guide.get(f"/children/nobodyofthatid{part}")
    assert page.status_code == 404
    assert "Page not found" in said(page)


def test_the_latest_five_stand_on_it_and_the_rest_behind_one_link(
    guide: Desk, harbour: Harbour, wren: str, clock: time_machine.Traveller
) -> None:
    for number in range(7):
        case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note=f"Note {number}")
    page = said(guide.get(wren))
    assert "Note 6" in page
    assert "Note 2" in page
    assert "Note 1" not in page
    assert "The latest of 9 entries" in page


def test_a_receipt_is_in_the_whole_chronology_and_does_not_crowd_the_latest(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    raised(harbour)
    told = Notice.objects.filter(child=harbour.older)
    for notice in told:
        receive_notice(by=harbour.workers["bureau principal"], notice=notice.pk)
    latest = said(guide.get(wren)).partition("Chronology Newest first")[2]
    assert "Raising a concern" in latest
    assert "Received" not in latest
    whole = said(guide.get(f"{wren}/chronology"))
    assert whole.count("Received") == len(told)
    assert ".." not in whole


def test_a_level_set_again_at_the_same_height_is_no_change_of_the_line(
    harbour: Harbour, wren: str, clock: time_machine.Traveller
) -> None:
    guide = harbour.workers["hub guide"]
    for day, level in ((3, 2), (4, 2), (5, 3), (6, 3)):
        clock.move_to(datetime(2026, 3, day, 9, tzinfo=UTC))
        set_level(by=guide, child=harbour.older.public, level=level, reason="Weighed again.")
    clock.move_to(datetime(2026, 3, 9, 9, tzinfo=UTC))
    line = said(Desk(guide).get(wren)).partition("The line, as a table")[2].partition("Newest first")[0]
    assert line.count("evel 3") == 1
    assert "from Thursday 5 March 2026" in line


def test_of_many_who_are_involved_the_last_three_are_named_and_the_rest_counted(
    guide: Desk, harbour: Harbour, hired: Hired, wren: str, clock: time_machine.Traveller
) -> None:
    for number, name in enumerate(("Ada", "Ben", "Cai", "Dot", "Eve")):
        clock.move_to(datetime(2026, 3, 2, 10 + number, tzinfo=UTC))
        hired(f"{name} Helper")
        worker = Worker.objects.get(name=f"{name} Helper")
        involve(
            by=harbour.workers["hub guide"],
            child=harbour.older.public,
            worker=worker.public,
            role="hub guide",
        )
    bar = said(guide.get(wren)).partition("Also involved")[2].partition("Overview")[0]
    assert bar.split()[:2] == ["Eve", "Helper"]
    assert "Cai Helper" in bar
    assert "Ben Helper" not in bar
    assert "and 2 more" in bar
    everybody = said(guide.get(f"{wren}/family"))
    assert all(f"{name} Helper" in everybody.partition("Newest")[0] for name in ("Ada", "Ben", "Eve"))
    mine = said(guide.get("/"))
    assert "and 3 more" in mine.partition("Wren")[2]
