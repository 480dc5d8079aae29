"""Who does not work with a child is shown only who it is, until they have said why."""

import pytest

from held.record.tables.work.look import Look
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour


def test_a_stranger_sees_who_it_is_whom_to_ring_and_the_urgent_way(
    stranger: Desk, harbour: Harbour, wren: str
) -> None:
    asked = stranger.get(wren)
    assert asked["Location"] == f"{wren}/why?next={wren}"
    page = stranger.get(asked["Location"])
    words = said(page)
    assert "Wren Marlowe 10 years" in words
    assert "Hub Guide" in words
    assert "01632 960 100" in words
    assert f"{wren}/urgent" in words_of(page)
    for hidden in ("2 June 2015", harbour.older.number, "Chronology", "Quay team", "Marlowe, 7"):
        assert hidden not in words


def test_the_reason_opens_what_was_asked_for_stands_on_the_record_and_the_lead_is_told(
    stranger: Desk, guide: Desk, harbour: Harbour, wren: str
) -> None:
    answer = stranger.fill(f"{wren}/why?next={wren}/chronology", reason="Her school rang me.")
    assert answer["Location"] == f"{wren}/chronology"
    assert stranger.get(f"{wren}/chronology").status_code == 200
    assert Notice.objects.get(child=harbour.older).worker == harbour.workers["hub guide"]
    looked = said(guide.get(f"{wren}/looked"))
    assert "“Her school rang me.”" in looked
    assert "With the reason given at 9am" in looked


@pytest.mark.parametrize(
    "foreign", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_nobody_is_led_out_of_the_house(stranger: Desk, wren: str, foreign: str) -> None:
    answer = stranger.fill(f"{wren}/why", reason="Her school rang me.", next=foreign)
    assert answer["Location"] == wren


def test_no_reason_opens_nothing(stranger: Desk, wren: str) -> None:
    page = stranger.fill(f"{wren}/why", reason="  ")
    assert page.status_code == 422
    assert "Say why you need to see this child’s record." in said(page)
    assert not Look.objects.exclude(reason="").exists()
    assert stranger.get(wren).status_code == 302


def test_the_same_form_sent_twice_gives_one_reason(stranger: Desk, wren: str) -> None:
    fields = fields_of(words_of(stranger.get(f"{wren}/why"))) | {"reason": "Her school rang me."}
    for _ in range(2):
        assert stranger.send(f"{wren}/why", fields).status_code == 302
    assert Look.objects.exclude(reason="").count() == 1
