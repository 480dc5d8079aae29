"""A disagreement is an inner procedure's steps, shown by the same pages; meanwhile the child stays put."""

import pytest

from held.record.tables.transitions.transition import Transition
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.pages.transitions.quarrel import with_a_quarrel
from tests.pages.transitions.test_taking_a_step import form_of, raise_concern, record
from tests.record.transitions.harbour import Harbour

SAID = "say-what-divides-us"


@pytest.fixture(autouse=True)
def _in_force(harbour: Harbour) -> None:
    with_a_quarrel(harbour)


def quarrel(guide: Desk, harbour: Harbour) -> str:
    """Begins it, and gives the address of the transition."""
    raise_concern(guide, harbour)
    older = harbour.older.public
    address = f"{form_of(older, SAID)}?inner=quarrel"
    sent = guide.fill(address, **{f"ask-what-divides-us-{older}": "Whether he is safe at home."})
    check = guide.get(sent["Location"])
    assert "The quarrel begins" in said(check)
    pressed = press(guide, sent["Location"])
    assert pressed.status_code == 302, said(pressed)
    return f"/transitions/{Transition.objects.get().public}"


def press(desk: Desk, address: str) -> object:
    return desk.send(address, {**fields_of(words_of(desk.get(address))), "do": "record"})


def test_the_transition_offers_it_in_the_words_of_the_clause(guide: Desk, harbour: Harbour) -> None:
    raise_concern(guide, harbour)
    page = said(guide.get(f"/transitions/{Transition.objects.get().public}"))
    assert "If you don’t agree While they quarrel the child stays with the one they know. Q9" in page
    assert "Say what divides us" in page


@pytest.mark.parametrize(
    "page",
    [
        "/transitions/{transition}",
        "/children/{child}/begin",
        "/children/{child}/steps/crossing/weigh-the-evidence",
    ],
)
def test_every_page_about_the_child_says_so_on_top(guide: Desk, harbour: Harbour, page: str) -> None:
    quarrel(guide, harbour)
    address = page.format(transition=Transition.objects.get().public, child=harbour.older.public)
    assert (
        "Settling a quarrel between hub and bureau, since Monday 2 March 2026."
        " Wren stays with harbour hub, and Hub Guide leads, until it is settled (Q9)."
    ) in said(guide.get(address))


def test_its_steps_stand_among_the_others_and_its_end_is_said(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    transition = quarrel(guide, harbour)
    page = said(guide.get(transition))
    assert "Make it up Settling a quarrel between hub and bureau." in page
    assert "By the end of Wednesday 4 March 2026." in page
    older = harbour.older.public
    sent = coordinator.fill(
        f"{form_of(older, 'make-it-up')}?inner=quarrel",
        **{f"outcome-{older}": "carry on"},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    check = said(coordinator.get(sent["Location"]))
    assert "The quarrel ends: carry on" in check
    press(coordinator, sent["Location"])
    page = said(coordinator.get(transition))
    assert "until it is settled" not in page
    assert "Make it up : carry on" in page


def test_a_step_it_stops_says_how_it_is_settled(guide: Desk, coordinator: Desk, harbour: Harbour) -> None:
    transition = quarrel(guide, harbour)
    older = harbour.older.public
    weigh = form_of(older, "weigh-the-evidence")
    coordinator.fill(
        weigh,
        **{f"outcome-{older}": "bureau joins"},
        other_bureau_principal=harbour.workers["bureau principal"].public,
    )
    record(coordinator, weigh)
    page = said(guide.get(form_of(older, "introduce-the-officer")))
    assert "This is stopped while the quarrel is open." in page
    assert "Make it up" in page
    assert "Stopped Introduce the officer" in said(guide.get(transition))


def test_it_cannot_be_begun_twice(guide: Desk, harbour: Harbour) -> None:
    quarrel(guide, harbour)
    page = guide.get(f"{form_of(harbour.older.public, SAID)}?inner=quarrel")
    assert "Say what divides us: done already" in said(page)
    assert "How did it come out?" not in said(page)


def test_a_link_to_one_of_its_steps_need_not_say_whose_it_is(
    guide: Desk, coordinator: Desk, harbour: Harbour
) -> None:
    quarrel(guide, harbour)
    page = coordinator.get(form_of(harbour.older.public, "make-it-up"))
    assert page.status_code == 200
    assert "Open because Hub Guide recorded “say what divides us” on Monday 2 March 2026." in said(page)
