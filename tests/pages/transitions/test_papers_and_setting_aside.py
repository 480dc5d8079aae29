"""Papers that were sent, and duties that are set aside. Harbour's clauses A1 and A2."""

import pytest

from held.record.tables.transitions.transition import Transition
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_taking_a_step import raise_concern
from tests.record.transitions.harbour import Harbour


@pytest.fixture
def transition(guide: Desk, harbour: Harbour) -> str:
    raise_concern(guide, harbour)
    return f"/transitions/{Transition.objects.get().public}"


def test_a_paper_prints_what_its_steps_were_told_with_who_and_when(guide: Desk, transition: str) -> None:
    page = said(guide.get(f"{transition}/papers/concern-sheet"))
    assert "Concern sheet" in page
    assert "Raise a concern Hub Guide, Monday 2 March 2026, 9am" in page
    assert "What worries you Two falls in a week." in page
    assert "Sent to Shore desk, Monday 2 March 2026, 9am. Nobody there has said yet" in page


def test_the_team_it_went_to_says_that_they_have_it(guide: Desk, officer: Desk, transition: str) -> None:
    address = f"{transition}/papers/concern-sheet"
    assert "I have it, for Shore desk" not in said(guide.get(address))
    page = words_of(officer.get(address))
    assert "I have it, for Shore desk" in page
    sent = officer.send(address, fields_of(page))
    assert sent["Location"] == address
    assert "Bureau Officer has it since Monday 2 March 2026, 9am." in said(officer.get(address))
    assert "Bureau Officer has it, Monday 2 March 2026, 9am." in said(guide.get(transition))


def test_another_team_cannot_receive_it(guide: Desk, transition: str) -> None:
    notice = Notice.objects.get(paper="concern sheet")
    guide.send(f"{transition}/papers/concern-sheet", {"notice": notice.pk, "key": "k"})
    notice.refresh_from_db()
    assert notice.received is None


def test_there_is_no_paper_of_another_name(guide: Desk, transition: str) -> None:
    assert guide.get(f"{transition}/papers/nothing").status_code == 404


def aside(transition: str) -> str:
    return f"{transition}/set-aside?norm=A2/1&run="


def test_a_manager_sets_a_duty_aside_with_a_reason(coordinator: Desk, transition: str) -> None:
    page = coordinator.get(aside(transition))
    assert "Set aside: weigh the evidence" in said(page)
    without = coordinator.send(aside(transition), {**fields_of(words_of(page)), "why": " "})
    assert without.status_code == 422
    assert "Say why it is set aside." in words_of(without)
    done = coordinator.send(aside(transition), {**fields_of(words_of(page)), "why": "The family moves."})
    assert done["Location"] == transition
    after = said(coordinator.get(transition))
    assert "It is set aside. The reason stands on the record." in after
    assert "By the end of tomorrow" not in after
    assert (
        "Set aside Weigh the evidence Hub Coordinator, Monday 2 March 2026, 9am: “The family moves.” A2"
        in after
    )


def test_whoever_is_no_manager_is_told_who_can_and_keeps_the_words(guide: Desk, transition: str) -> None:
    page = guide.get(aside(transition))
    answer = guide.send(aside(transition), {**fields_of(words_of(page)), "why": "It is not needed."})
    assert answer.status_code == 409
    assert "Ask a manager to set it aside, or do it." in said(answer)
    assert "It is not needed." in words_of(answer)


def test_what_is_not_owed_cannot_be_set_aside(coordinator: Desk, transition: str) -> None:
    assert coordinator.get(f"{transition}/set-aside?norm=A9/9&run=").status_code == 404
