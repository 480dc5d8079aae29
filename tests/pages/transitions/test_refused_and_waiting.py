"""Refused: asked again with the words kept, or told when it can go ahead. Harbour's clause A3."""

import re

import pytest

from held.record.actions.transitions.take_step import take_step
from held.record.reading.history.verify import verify
from held.record.reading.transitions.answers import Recorded
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from held.record.tables.work.notice import Notice
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.test_queries import asked as asked_of_the_database
from tests.pages.transitions.test_taking_a_step import form_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

WISH = "asked to be told when it can go ahead"


@pytest.fixture
def refused(harbour: Harbour, officer: Desk) -> str:
    """The address of a step that waits for another one."""
    raised(harbour, harbour.older)
    return form_of(harbour.older.public, "introduce-the-officer")


def weigh(harbour: Harbour, outcome: str, key: str, *children: Child) -> None:
    done = take_step(
        by=harbour.workers["hub coordinator"],
        asked=asked(
            "weigh the evidence",
            *(children or (harbour.older,)),
            outcome=outcome,
            others=with_the_principal(harbour),
        ),
        key=key,
    )
    assert isinstance(done, Recorded)


def ask_to_be_told(officer: Desk, refused: str) -> object:
    page = officer.get(refused)
    assert "Tell me when it can go ahead" in said(page)
    return officer.send(f"{refused}/tell-me", fields_of(words_of(page)))


def test_who_asked_to_be_told_is_told_in_my_work_when_it_opens_and_not_before(
    officer: Desk, harbour: Harbour, refused: str
) -> None:
    sent = ask_to_be_told(officer, refused)
    assert "You will be told in My work when you can introduce the officer for Wren." in said(
        officer.get(sent["Location"])
    )
    weigh(harbour, "postponed", "w1")
    assert "Said to you" not in said(officer.get("/"))
    weigh(harbour, "bureau joins", "w2")
    page = officer.get("/")
    assert "You asked to be told: you can introduce the officer now." in said(page)
    assert f'href="{refused}"' in words_of(page)
    assert Notice.objects.filter(worker=officer.worker).count() == 1
    assert not verify().faults


def test_the_way_to_it_is_told_as_a_condition_and_linked_for_whoever_takes_the_first_act(
    officer: Desk, coordinator: Desk, refused: str
) -> None:
    words = said(officer.get(refused))
    assert "What would let it go ahead Weigh the evidence. Hub Coordinator, hub coordinator, can:" in words
    assert "Only if it comes out as “bureau joins”: whoever does it judges that." in words
    link = f'href="{refused.replace("introduce-the-officer", "weigh-the-evidence")}"'
    assert link not in words_of(officer.get(refused))
    assert link in words_of(coordinator.get(refused))


def test_nobody_else_is_told(officer: Desk, guide: Desk, harbour: Harbour, refused: str) -> None:
    ask_to_be_told(officer, refused)
    weigh(harbour, "bureau joins", "w")
    assert "You asked to be told" not in said(guide.get("/"))


def test_the_wish_stands_on_the_record_once_and_makes_no_page_stale(
    officer: Desk, coordinator: Desk, harbour: Harbour, refused: str
) -> None:
    address = form_of(harbour.older.public, "weigh-the-evidence")
    coordinator.fill(
        address,
        **{f"outcome-{harbour.older.public}": "bureau joins"},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    check = coordinator.get(f"{address}/check")
    ask_to_be_told(officer, refused)
    ask_to_be_told(officer, refused)
    assert Happening.objects.filter(kind=WISH, child=harbour.older, by=officer.worker).count() == 1
    chronology = said(officer.get(f"/children/{harbour.older.public}/chronology"))
    assert "Asked to be told when this can go ahead: introduce the officer." in chronology
    sent = coordinator.send(f"{address}/check", {**fields_of(words_of(check)), "do": "record"})
    assert sent.status_code == 302


def test_on_a_stale_page_what_can_go_ahead_by_now_opens_its_form(
    officer: Desk, harbour: Harbour, refused: str
) -> None:
    fields = fields_of(words_of(officer.get(refused)))
    weigh(harbour, "bureau joins", "w")
    sent = officer.send(f"{refused}/tell-me", fields)
    assert sent["Location"] == refused
    assert not Happening.objects.filter(kind=WISH).exists()


def test_it_is_told_too_where_it_can_never_go_ahead_any_more(
    officer: Desk, harbour: Harbour, refused: str
) -> None:
    ask_to_be_told(officer, refused)
    weigh(harbour, "hub continues", "w")
    assert "It can’t go ahead any more: this has ended." in said(officer.get("/"))


def test_a_receipt_takes_it_off_the_list(officer: Desk, harbour: Harbour, refused: str) -> None:
    ask_to_be_told(officer, refused)
    weigh(harbour, "bureau joins", "w")
    notice = Notice.objects.get(worker=officer.worker)
    for _ in range(2):
        assert officer.send("/work/told", {"notice": notice.pk})["Location"] == "/"
    assert "Said to you" not in said(officer.get("/"))


def test_nobody_receives_what_was_said_to_somebody_else(
    officer: Desk, guide: Desk, harbour: Harbour, refused: str
) -> None:
    ask_to_be_told(officer, refused)
    weigh(harbour, "bureau joins", "w")
    notice = Notice.objects.get(worker=officer.worker)
    guide.send("/work/told", {"notice": notice.pk})
    notice.refresh_from_db()
    assert notice.received is None


def test_asked_again_the_words_are_judged_anew_and_none_is_typed_twice(
    guide: Desk, harbour: Harbour, refused: str
) -> None:
    weigh(harbour, "bureau joins", "w")
    walker = harbour.workers["bureau officer"].public
    sent = guide.fill(refused, ask_who_walks_beside_them=walker, ask_where_they_met="At the hub.")
    page = guide.get(sent["Location"])
    assert "You can’t introduce the officer yet" in said(page)
    again = re.search(r'<a class="govuk-button" href="([^"]+)"[^>]*>Ask again', words_of(page))
    assert again
    assert again[1] == f"{refused}/check"
    assert "You can’t introduce the officer yet" in said(guide.get(again[1]))
    assert "At the hub." in words_of(guide.get(refused))


def test_my_work_asks_as_much_for_many_words_said(officer: Desk, harbour: Harbour, refused: str) -> None:
    ask_to_be_told(officer, refused)
    weigh(harbour, "bureau joins", "w")
    officer.get("/")
    little = asked_of_the_database(officer, "/")
    assert little <= 8
    told = Notice.objects.get(worker=officer.worker)
    Notice.objects.bulk_create(
        Notice(
            child=told.child, transition=told.transition, worker=told.worker, says=told.says, sent=told.sent
        )
        for _ in range(199)
    )
    assert asked_of_the_database(officer, "/") == little
