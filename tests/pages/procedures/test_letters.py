"""The letters of a pack on screen, each as it would read."""

from django.utils import timezone

from held.record.reading.procedures.versions import versions
from tests.pages.transitions.desk import Desk, said
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.meeting_up import with_an_appointment


def test_each_mail_reads_as_it_would_with_the_sentences_that_it_words(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get("/letters"))
    assert "To whoever is told letters/told.md What it words: 1" in page
    assert "After raising a concern, tell bureau principal" in page
    assert "The lamp is lit for you" in page
    assert "Raising a concern, " in page
    assert "You hear of it as bureau principal." in page
    assert "To whoever is sent a paper: concern sheet letters/sheet.md" in page


def test_what_a_family_is_given_reads_as_for_an_invented_child(guide: Desk, harbour: Harbour) -> None:
    page = said(guide.get("/letters"))
    assert "What the circle said about Mira" in page
    assert "Wren" not in page


def test_the_letters_of_a_version_have_an_address_of_their_own(guide: Desk, harbour: Harbour) -> None:
    short = versions(on=timezone.localdate())[0].short
    assert "The lamp is lit for you" in said(guide.get(f"/letters/version/{short}"))


def test_where_somebody_is_invited_the_invitation_reads_as_it_would(guide: Desk, harbour: Harbour) -> None:
    assert "Invitation: " not in said(guide.get("/letters"))
    with_an_appointment(harbour)
    page = said(guide.get("/letters"))
    assert "Invitation: Introduce the officer, " in page
    assert "When we meet: invites hub guide and bureau officer to introduce the officer" in page
    assert "Tuesday circle, every week: invites hub coordinator and bureau principal" in page
    assert "Called off for you: Introduce the officer, " in page
