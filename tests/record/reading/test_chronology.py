"""The chronology: newest first, both times, pages that follow on, and what set an entry right beside it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from held.record.actions.history.append import append
from held.record.actions.history.destroy_words import destroy_words
from held.record.actions.history.lock import lock
from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.take_step import take_step
from held.record.reading.chronology.chronology import chronology
from held.record.reading.people.looks import looks
from held.record.reading.transitions.asked import ChildsPart, StepAsked
from held.record.tables.history.happening import Happening
from held.record.tables.work.look import Look
from tests.record.transitions.harbour import Harbour

FRIDAY = datetime(2026, 2, 27, 15, tzinfo=UTC)
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_it_is_newest_first_with_both_times(harbour: Harbour) -> None:
    guide = harbour.workers["hub guide"]
    number = case_note(by=guide, child=harbour.older.public, note="Rang.", happened=FRIDAY)
    shown = chronology(harbour.older.public)
    assert [line.kind for line in shown.lines] == ["case note", "episode opened", "child added"]
    note = shown.lines[0]
    assert (note.happened, note.recorded, note.by_name) == (FRIDAY, MONDAY, "Hub Guide")
    assert note.said == {"note": "Rang."}
    assert shown.last == number == 3
    assert shown.older is None


def test_pages_follow_on_without_a_gap(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older.public
    for number in range(7):
        case_note(by=guide, child=child, note=str(number))
    numbers, before = [], None
    while True:
        page = chronology(child, before=before, most=4)
        numbers += [line.number for line in page.lines]
        before = page.older
        if before is None:
            break
    assert numbers == list(range(9, 0, -1))


def test_a_step_comes_with_what_it_was_told(harbour: Harbour) -> None:
    asked = StepAsked(
        procedure="crossing",
        step="raise a concern",
        happened=FRIDAY,
        parts=(ChildsPart(child=harbour.older.public, answers={"what worries you": "Nobody came."}),),
    )
    take_step(by=harbour.workers["hub guide"], asked=asked, key="k")
    line = next(line for line in chronology(harbour.older.public).lines if line.told)
    assert line.told is not None
    assert (line.told.step, line.told.answers) == ("raise a concern", {"what worries you": "Nobody came."})
    assert (line.procedure, line.said) == ("crossing", {})


def test_a_struck_entry_says_by_whom_and_why_on_every_page(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older
    number = case_note(by=guide, child=child.public, note="Wrong child.")
    with transaction.atomic():
        (locked,) = lock([child])
        append(
            child=locked,
            kind="struck",
            words={"strikes": number, "why": "It was her brother."},
            by=guide,
            happened=MONDAY,
        )
    struck = chronology(child.public, before=number + 1).lines[0]
    assert not struck.counts
    assert [(mark.by_name, mark.why, mark.is_struck) for mark in struck.marks] == [
        ("Hub Guide", "It was her brother.", True)
    ]
    assert struck.said == {"note": "Wrong child."}  # readable still


def test_destroyed_words_say_why_they_are_gone(harbour: Harbour) -> None:
    guide, child = harbour.workers["hub guide"], harbour.older
    number = case_note(by=guide, child=child.public, note="A canary.")
    destroy_words(
        happening=Happening.objects.get(child=child, number=number), by=guide, why="a court asked for it"
    )
    gone = next(line for line in chronology(child.public).lines if line.number == number)
    assert (gone.destroyed_why, gone.said) == ("a court asked for it", {})


def test_nobody_has_an_empty_chronology(db: None) -> None:
    assert chronology("nobody").lines == ()
    assert chronology("nobody").last == 0


@pytest.mark.parametrize("many", [0, 1, 50, 51, 120])
def test_who_has_looked_is_read_page_by_page(harbour: Harbour, many: int) -> None:
    guide = harbour.workers["hub guide"]
    Look.objects.bulk_create(
        Look(who=guide, child=harbour.older, page="line", at=MONDAY) for _ in range(many)
    )
    seen, before = 0, None
    while True:
        page = looks(harbour.older.public, before=before)
        seen += len(page.lines)
        before = page.older
        if before is None:
            break
    assert seen == many
