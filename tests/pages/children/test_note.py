"""A case note is a page, the words and one press away; whatever goes wrong, the words stay."""

from held.record.reading.work.drafts import draft
from held.record.tables.history.happening import Happening
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


def notes(harbour: Harbour) -> int:
    return Happening.objects.filter(child=harbour.older, kind="case note").count()


def test_from_the_childs_page_to_a_saved_note(guide: Desk, wren: str) -> None:
    assert f'href="{wren}/note"' in words_of(guide.get(wren))
    answer = guide.fill(f"{wren}/note", note="Wren had new shoes.")
    assert answer["Location"] == wren
    page = said(guide.get(wren))
    assert "Your note is on Wren’s record." in page
    assert "Case note. “Wren had new shoes.” Monday 2 March 2026, 9am · Hub Guide" in page


def test_fridays_visit_entered_on_monday_shows_both_times(guide: Desk, wren: str) -> None:
    guide.fill(f"{wren}/note", note="Seen at home.", happened="last friday at 3pm")
    page = said(guide.get(wren))
    assert "Friday 27 February 2026, 3pm · recorded on Monday 2 March 2026, 9am · Hub Guide" in page


def test_what_is_wrong_is_said_beside_it_and_the_words_stay(guide: Desk, harbour: Harbour, wren: str) -> None:
    page = guide.fill(f"{wren}/note", note="", happened="tomorrow at 9am")
    words = words_of(page)
    assert page.status_code == 422
    assert "<title>Error: Write a note, Wren Marlowe" in words
    assert '<a href="#note">Write the note before you save it.</a>' in words
    assert '<a href="#happened">A note is about what has happened.' in words
    assert 'value="tomorrow at 9am"' in words
    assert notes(harbour) == 0
    page = guide.fill(f"{wren}/note", note="Kept words", happened="the other day")
    assert "Kept words</textarea>" in words_of(page)
    assert "“the other day” can’t be read as a date and a time." in words_of(page)


def test_a_double_click_saves_one_note(guide: Desk, harbour: Harbour, wren: str) -> None:
    fields = fields_of(words_of(guide.get(f"{wren}/note"))) | {"note": "Once."}
    for _ in range(2):
        assert guide.send(f"{wren}/note", fields)["Location"] == wren
    assert notes(harbour) == 1


def test_what_is_typed_is_kept_for_its_writer_alone_until_it_is_saved(
    guide: Desk, coordinator: Desk, harbour: Harbour, wren: str
) -> None:
    assert guide.send(f"{wren}/note/draft", {"note": "Half a sen", "happened": "now"}).status_code == 204
    assert "Half a sen</textarea>" in words_of(guide.get(f"{wren}/note"))
    assert "You began this note before" in said(guide.get(f"{wren}/note"))
    assert "Half a sen" not in words_of(coordinator.get(f"{wren}/note"))
    guide.fill(f"{wren}/note", note="Half a sentence, and the rest.")
    assert draft(guide.worker, child=harbour.older.public, step="note") is None


def test_a_draft_of_nobody_is_not_kept(guide: Desk) -> None:
    assert guide.send("/children/nobodyofthatid/note/draft", {"note": "x"}).status_code == 404
