"""A manager ends a transition: what stays and what is dropped is said before."""

import pytest

from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.pages.conftest import Hired
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_take_step import raised

TYPED = {"which": "begun_in_error", "reason": "Meant for another family.", "happened": "today at 8am"}


@pytest.fixture
def address(harbour: Harbour) -> str:
    raised(harbour, harbour.older)
    return f"/transitions/{Transition.objects.get(child=harbour.older).public}/end"


def sent(desk: Desk, address: str, button: str, **typed: str) -> object:
    return desk.send(address, {**fields_of(words_of(desk.get(address))), **TYPED, **typed, "do": button})


def test_it_says_what_stays_and_what_is_dropped(coordinator: Desk, address: str) -> None:
    page = said(sent(coordinator, address, "check"))
    assert "Crossing from the hub to the bureau: Begun in error , Monday 2 March 2026, 8am" in page
    stays = page[page.index("What stays") : page.index("What is dropped")]
    assert "Harbour hub holds Wren, as before." in stays
    assert "Hub Guide leads, as before." in stays
    assert "The plan is looked at again, within 4 weeks." in stays
    assert "Weigh the evidence: You and Bureau Principal, by the end of tomorrow" in page
    assert not Happening.objects.filter(kind="ended").exists()


def test_what_is_dropped_names_the_team_that_holds_the_child(
    coordinator: Desk, hired: Hired, address: str
) -> None:
    hired("Una Other", role="hub coordinator")
    page = said(sent(coordinator, address, "check"))
    assert "Weigh the evidence: You and Bureau Principal, by the end of tomorrow" in page


def test_then_it_ends_once(coordinator: Desk, address: str) -> None:
    fields = {**fields_of(words_of(sent(coordinator, address, "check"))), "do": "confirm"}
    assert coordinator.send(address, fields)["Location"] == address.removesuffix("/end")
    assert Transition.objects.get().ended_at is not None
    assert coordinator.send(address, fields)["Location"] == address.removesuffix("/end")
    assert Happening.objects.filter(kind="ended").count() == 1


def test_why_it_ended_stands_on_it_and_in_the_chronology(
    coordinator: Desk, harbour: Harbour, address: str
) -> None:
    fields = fields_of(words_of(sent(coordinator, address, "check")))
    before = said(coordinator.get(address.removesuffix("/end")))
    assert "Why:" not in before
    coordinator.send(address, {**fields, "do": "confirm"})
    assert "“begun in error: Meant for another family.”" in said(
        coordinator.get(address.removesuffix("/end"))
    )
    chronology = said(coordinator.get(f"/children/{harbour.older.public}/chronology"))
    assert "was ended. Begun in error. “Meant for another family.”" in chronology


def test_whoever_manages_nothing_is_told_who_can(guide: Desk, address: str) -> None:
    page = guide.get(address)
    assert page.status_code == 403
    assert "A manager can end it. Ask yours, and tell them why." in said(page)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"which": ""}, "Choose why it ends."),
        ({"reason": ""}, "Say how you know, and what was done."),
        ({"happened": "tomorrow at 8am"}, "This is later than now."),
        ({"happened": "one day"}, "can’t be read as a date"),
    ],
)
def test_what_is_missing_is_said_beside_it(
    coordinator: Desk, address: str, typed: dict[str, str], says: str
) -> None:
    page = sent(coordinator, address, "check", **typed)
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert says in said(page)  # type: ignore[arg-type]


def test_going_back_keeps_what_was_typed(coordinator: Desk, address: str) -> None:
    page = pressed_back(coordinator, address)
    assert fields_of(words_of(page))["reason"] == "Meant for another family."


def pressed_back(desk: Desk, address: str) -> object:
    fields = fields_of(words_of(sent(desk, address, "check")))
    return desk.send(address, {**fields, "do": "change"})
