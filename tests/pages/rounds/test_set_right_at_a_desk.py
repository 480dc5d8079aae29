"""What was recorded wrongly in a round is struck, corrected, and taken back, on the same pages as any entry of a child."""

import re

import pytest

from held.record.reading.history.verify import verify
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.rounds.looking_back import takes, the_round
from tests.record.transitions.harbour import Harbour


def whole() -> str:
    return f"/rounds/{the_round().public}"


def picked(harbour: Harbour) -> str:
    """The address of the entry that says how cases were picked."""
    takes(harbour, "open the books")
    takes(harbour, "pick the cases", how_they_were_picked="Every tenth.")
    return f"{whole()}/entries/3"


def sets_right(desk: Desk, address: str, **typed: str) -> tuple[str, str]:
    """What the check says, and then the page after."""
    check = desk.fill(address, do="check", **typed)
    assert check.status_code == 200, said(check)
    sent = desk.send(address, fields_of(words_of(check)) | {"do": "confirm"})
    assert sent.status_code == 302, said(sent)
    return said(check), said(desk.get(sent["Location"]))


def strikes(desk: Desk, entry: str) -> tuple[str, str]:
    return sets_right(desk, f"{entry}/set-right?how=not-so", why="It was somebody else.")


def test_what_is_wrong_is_corrected_and_both_versions_are_read(harbour: Harbour, coordinator: Desk) -> None:
    entry = picked(harbour)
    assert f'href="{entry}/set-right"' in coordinator.get(whole()).content.decode()
    asked = said(coordinator.get(f"{entry}/set-right"))
    assert "What is wrong with it?" in asked
    assert "another child" not in asked
    otherwise = f"{entry}/set-right?how=otherwise"
    nothing = coordinator.fill(otherwise, why="A slip.", do="check")
    assert "Nothing is different from what was recorded" in said(nothing)
    check, after = sets_right(coordinator, otherwise, ask_how_they_were_picked_="Every ninth.", why="A slip.")
    assert "Changed Every ninth." in check
    assert "No duty or date changes." in check
    assert "Both versions" in after
    assert "Every tenth." in after
    assert "Every ninth." in after
    assert "Corrected: pick the cases" in said(coordinator.get(whole()))


def test_what_did_not_happen_is_struck(harbour: Harbour, coordinator: Desk) -> None:
    entry = picked(harbour)
    check, after = strikes(coordinator, entry)
    assert "Read the cases" in check
    assert "It is struck." in after
    assert "This counts no more." in after
    page = said(coordinator.get(whole()))
    assert "Struck: pick the cases" in page
    assert "1 step done" in page


def test_a_strike_is_taken_back_and_the_step_counts_again(harbour: Harbour, coordinator: Desk) -> None:
    entry = picked(harbour)
    strikes(coordinator, entry)
    back = f"{whole()}/entries/4/set-right"
    assert f'href="{back}"' in coordinator.get(entry).content.decode()
    check, after = sets_right(coordinator, back, why="It was this list after all.")
    assert "It counts again." in check
    assert "Read the cases" in check
    assert "It counts. It had been struck." in after
    page = said(coordinator.get(whole()))
    assert "Taken back, what was said of: pick the cases" in page
    assert "2 steps done" in page
    assert "counts no more" in said(coordinator.get(f"{whole()}/entries/4"))
    assert not verify().faults


def test_a_correction_is_taken_back(harbour: Harbour, coordinator: Desk) -> None:
    entry = picked(harbour)
    changed = {"ask_how_they_were_picked_": "Every ninth.", "why": "A slip."}
    sets_right(coordinator, f"{entry}/set-right?how=otherwise", **changed)
    _, after = sets_right(coordinator, f"{whole()}/entries/4/set-right", why="It was every tenth.")
    assert "As it was recorded, and is read now" in after
    assert "“Every tenth.”" in said(coordinator.get(whole()))


def test_a_manager_takes_back_what_another_struck(
    harbour: Harbour, coordinator: Desk, principal: Desk
) -> None:
    strikes(coordinator, picked(harbour))
    assert "Hub Coordinator said so" not in said(principal.get(f"{whole()}/entries/3"))
    _, after = sets_right(principal, f"{whole()}/entries/4/set-right", why="I was there.")
    assert "It counts. It had been struck." in after


@pytest.mark.parametrize("number", [1, 9])
def test_what_is_no_entry_of_its_own_is_not_set_right(
    harbour: Harbour, coordinator: Desk, number: int
) -> None:
    picked(harbour)
    page = coordinator.get(f"{whole()}/entries/{number}/set-right")
    assert page.status_code in (403, 404)


def test_what_was_set_aside_in_error_is_owed_again(harbour: Harbour, coordinator: Desk) -> None:
    picked(harbour)
    page = words_of(coordinator.get(whole()))
    (address,) = re.findall(r'href="(/rounds/[^"]*set-aside[^"]*)"[^>]*>Read', page)
    assert coordinator.fill(address, why="Nobody moved.").status_code == 302
    assert "Set aside: read the cases" in said(coordinator.get(whole()))
    check, after = strikes(coordinator, f"{whole()}/entries/4")
    assert "Read the cases" in check
    assert "A duty was set aside." in after
    assert "This counts no more." in after


def test_what_was_recorded_meanwhile_is_looked_at_again(harbour: Harbour, coordinator: Desk) -> None:
    address = f"{picked(harbour)}/set-right?how=not-so"
    check = coordinator.fill(address, why="It was somebody else.", do="check")
    takes(harbour, "read the cases", outcome="all well", what_was_seen="Nobody waited.")
    stale = coordinator.send(address, fields_of(words_of(check)) | {"do": "confirm"})
    assert stale.status_code == 409
    assert "Something was recorded in this round meanwhile" in said(stale)
    assert "2 steps done" not in said(coordinator.get(whole()))
