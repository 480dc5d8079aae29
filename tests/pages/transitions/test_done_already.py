"""A step that was done already, by somebody meanwhile or before: it is said plainly, and what now."""

import pytest

from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, said, words_of
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.pages.transitions.test_refused_and_waiting import weigh
from tests.pages.transitions.test_taking_a_step import form_of, raise_concern
from tests.record.transitions.harbour import Harbour, build

NEVER_HELPS = ("yet", "Ask again", "Tell me when", "What would let it go ahead", "Needed")


@pytest.fixture
def second(guide: Desk, harbour: Harbour) -> Desk:
    """The bureau's principal, who comes second."""
    raise_concern(guide, harbour)
    return Desk(harbour.workers["bureau principal"])


def typed_then_done(second: Desk, harbour: Harbour, outcome: str) -> str:
    """What is said to whoever typed `outcome` while the coordinator recorded that the bureau joins."""
    older = harbour.older.public
    address = form_of(older, "weigh-the-evidence")
    sent = second.fill(
        address,
        **{f"outcome-{older}": outcome, f"ask-our-grounds-{older}": "It is too early."},
        other_hub_coordinator=harbour.workers["hub coordinator"].public,
    )
    weigh(harbour, "bureau joins", "w")
    page = second.get(sent["Location"])
    assert page.status_code == 409
    return said(page)


def test_who_recorded_what_and_when_is_said_where_it_differs_from_what_was_typed(
    second: Desk, harbour: Harbour
) -> None:
    page = typed_then_done(second, harbour, "hub continues")
    assert "Weigh the evidence: done already" in page
    assert "This was done: Hub Coordinator recorded “bureau joins” on Monday 2 March 2026, 9am." in page
    assert "You chose “hub continues”: that differs." in page
    assert "Set this right" in page
    assert "Crossing from the hub to the bureau, and what comes next" in page
    assert not [words for words in NEVER_HELPS if words in page]


def test_the_same_answer_is_said_to_be_the_same(second: Desk, harbour: Harbour) -> None:
    page = typed_then_done(second, harbour, "bureau joins")
    assert "You chose “bureau joins” too." in page
    assert "that differs" not in page


def test_the_words_are_kept_and_can_still_be_read(second: Desk, harbour: Harbour) -> None:
    assert "Our grounds “It is too early.”" in typed_then_done(second, harbour, "hub continues")
    back = said(second.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "“It is too early.”" in back


def test_where_it_ended_with_it_there_is_no_yet_either(second: Desk, harbour: Harbour) -> None:
    weigh(harbour, "hub continues", "w")
    page = said(second.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "Hub Coordinator recorded “hub continues” on Monday 2 March 2026" in page
    assert "This ended on Monday 2 March 2026" in page
    assert not [words for words in NEVER_HELPS if words in page]


def test_whoever_goes_back_to_their_own_is_led_to_set_it_right(
    coordinator: Desk, second: Desk, harbour: Harbour
) -> None:
    weigh(harbour, "bureau joins", "w")
    page = coordinator.get(form_of(harbour.older.public, "weigh-the-evidence"))
    assert "This was done: you recorded “bureau joins”" in said(page)
    assert "/set-right" in words_of(page)
    assert "That is not what we agreed" not in said(page)
    assert "can set it right." not in said(page)


def test_who_may_not_set_it_right_reads_who_can(
    officer: Desk, coordinator: Desk, second: Desk, harbour: Harbour
) -> None:
    weigh(harbour, "bureau joins", "w")
    address = form_of(harbour.older.public, "weigh-the-evidence")
    page = said(officer.get(address))
    assert "Hub Coordinator, or a manager, can set it right." in page
    assert "Set this right" not in page
    transition = f"/transitions/{Transition.objects.get().public}"
    assert "Set this right" not in said(officer.get(transition))
    assert "Set this right weigh the evidence, Monday" in said(coordinator.get(transition))


def test_a_beginning_is_done_once(guide: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = said(guide.get(form_of(harbour.older.public, "raise-a-concern")))
    assert "This was done: you recorded it on Monday 2 March 2026, 9am." in page
    assert not [words for words in NEVER_HELPS if words in page]


def test_who_does_not_agree_with_it_can_say_so(clock: object, db: None) -> None:
    harbour = build()
    with_a_quarrel(harbour)
    raise_concern(Desk(harbour.workers["hub guide"]), harbour)
    weigh(harbour, "bureau joins", "w")
    principal = Desk(harbour.workers["bureau principal"])
    page = words_of(principal.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "That is not what we agreed" in page
    assert "/say-what-divides-us" in page


def test_what_was_asked_for_again_is_not_done(second: Desk, harbour: Harbour) -> None:
    weigh(harbour, "postponed", "w")
    page = said(second.get(form_of(harbour.older.public, "weigh-the-evidence")))
    assert "How did it come out?" in page
    assert "This was done" not in page


def test_what_was_never_done_still_says_what_is_needed(officer: Desk, second: Desk, harbour: Harbour) -> None:
    page = said(officer.get(form_of(harbour.older.public, "introduce-the-officer")))
    assert "You can’t introduce the officer yet" in page
    assert "Ask again" in page
    assert "Tell me when it can go ahead" in page
