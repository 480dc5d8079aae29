"""The chronology shows everything, page by page, with what was struck still readable."""

import re

from held.record.actions.people.case_note import case_note
from held.record.actions.transitions.set_right import strike
from held.record.tables.transitions.transition import Transition
from tests.pages.children.test_overview import raised
from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour


def test_it_is_read_page_by_page_and_nothing_is_lost_or_twice(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    for number in range(120):
        case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note=f"Note {number}.")
    address, seen = f"{wren}/chronology", []
    for _ in range(3):
        page = words_of(guide.get(address))
        seen += re.findall(r"Note \d+\.", page)
        older = re.search(r'href="([^"]+\?before=\d+)">Older entries', page)
        address = older[1] if older else ""
    assert seen == [f"Note {number}." for number in reversed(range(120))]
    assert address == ""
    whole = words_of(guide.get(f"{wren}/chronology?print=all"))
    assert len(re.findall(r"Note \d+\.", whole)) == 120


def test_a_link_that_cannot_be_read_begins_at_the_newest(guide: Desk, harbour: Harbour, wren: str) -> None:
    case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="The newest.")
    for nonsense in ("yesterday", "²", "9" * 5000):
        assert "The newest." in said(guide.get(f"{wren}/chronology?before={nonsense}"))


def test_a_page_before_the_first_entry_says_that_there_is_nothing(guide: Desk, wren: str) -> None:
    assert "Nothing older is recorded about Wren." in said(guide.get(f"{wren}/chronology?before=1"))


def test_what_was_struck_stays_readable_with_why_and_leads_to_both_versions(
    guide: Desk, harbour: Harbour, wren: str
) -> None:
    raised(harbour)
    transition = Transition.objects.get()
    number = transition.happenings.get(kind="step taken").number
    child = harbour.older.public
    strike(by=harbour.workers["hub guide"], child=child, number=number, why="The wrong child", key="")
    page = guide.get(f"{wren}/chronology")
    words = said(page)
    assert "Wren came without a coat." in words
    assert re.search(r"Struck by Hub Guide on Monday 2 March 2026, 9am: The wrong child\.", words)
    assert 'class="is-struck"' in words_of(page)
    assert f'href="{wren}/entries/{number}">Both versions' in words_of(page)
