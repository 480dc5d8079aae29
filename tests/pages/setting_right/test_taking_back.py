"""A strike or a correction that was the error itself, taken back at screens: what changes first, every version after."""

import re

from django.http import HttpResponse

from held.record.actions.people.case_note import case_note
from held.record.clock import now
from held.record.index.rebuild import differences
from held.record.tables.history.happening import Happening
from held.record.tables.people.child import Child
from tests.pages.setting_right.test_set_right import decided, entry, pressed
from tests.pages.transitions.desk import Desk, said, words_of
from tests.record.transitions.harbour import Harbour
from tests.record.transitions.test_set_right_whole import taken
from tests.record.transitions.test_take_step import raised

__all__ = ["decided"]


def struck(guide: Desk, harbour: Harbour) -> str:
    """The address of an entry that was struck, the wrong line of two."""
    address = entry(harbour.older, raised(harbour, harbour.older).each[0].number)
    page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="Another house.")
    pressed(guide, page, "confirm")
    return address


def link(page: HttpResponse) -> str:
    return re.findall(r'href="([^"]+/set-right)">It was (?:struck|corrected) in error', words_of(page))[0]


def test_what_was_struck_in_error_counts_again_and_every_version_can_be_read(
    guide: Desk, harbour: Harbour
) -> None:
    address = struck(guide, harbour)
    page = guide.get(link(guide.get(address)))
    assert "It was struck in error" in said(page)
    assert "Struck by Hub Guide, Monday 2 March 2026, 9am: Another house." in said(page)
    assert pressed(guide, page, "check", why="").status_code == 422
    checked = pressed(guide, page, "check", why="I struck the wrong line.")
    asked = said(checked)
    assert "As it stands Struck It counts no more. It can still be read." in asked
    assert "As it would be read It counts again." in asked
    assert "Raise a concern May be done Not open" in asked
    assert "Concern sheet went to shore bureau, who is told of this." in asked
    assert Happening.objects.filter(kind="struck").count() == 1
    done = pressed(guide, checked, "confirm")
    assert done["Location"] == address
    after = said(guide.get(address))
    assert "This counts no more" not in after
    assert (
        "It counts. It had been struck. Struck by Hub Guide, Monday 2 March 2026, 9am: Another house. "
        "Taken back by Hub Guide, Monday 2 March 2026, 9am: I struck the wrong line."
    ) in after
    assert differences(child=harbour.older, moment=now()) == {}


def test_the_chronology_says_each_thing_that_was_done(guide: Desk, harbour: Harbour) -> None:
    address = struck(guide, harbour)
    page = guide.get(link(guide.get(address)))
    pressed(guide, pressed(guide, page, "check", why="The wrong line."), "confirm")
    chronology = said(guide.get(f"/children/{harbour.older.public}/chronology"))
    assert "What was struck counts again. “The wrong line.”" in chronology
    assert "An entry was struck." in chronology


def test_a_correction_is_taken_back_and_both_it_and_the_first_version_stay(
    coordinator: Desk, harbour: Harbour, decided: str
) -> None:
    page = coordinator.get(f"{decided}/set-right?how=otherwise")
    typed = {f"outcome-{harbour.older.public}": "bureau joins", "why": "I ticked the wrong line."}
    pressed(coordinator, pressed(coordinator, page, "check", **typed), "confirm")
    form = coordinator.get(link(coordinator.get(decided)))
    assert "It was corrected in error" in said(form)
    checked = pressed(coordinator, form, "check", why="It was right the first time.")
    stands, then = said(checked).split("As it would be read")
    assert "How it came out Bureau joins" in stands
    assert "How it came out Changed Hub continues" in then
    assert "Crossing from the hub to the bureau Goes on Ended, with harbour hub" in then
    pressed(coordinator, checked, "confirm")
    page = said(coordinator.get(decided))
    assert "As it was recorded, and is read now" in page
    assert "A correction that was taken back" in page
    assert "Taken back by Hub Coordinator, Monday 2 March 2026, 9am: It was right the first time." in page
    assert "Weigh the evidence: hub continues" in page
    assert differences(child=harbour.older, moment=now()) == {}


def test_a_note_too(guide: Desk, harbour: Harbour) -> None:
    number = case_note(by=harbour.workers["hub guide"], child=harbour.older.public, note="Seen at home.")
    address = entry(harbour.older, number)
    page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="Another house.")
    pressed(guide, page, "confirm")
    page = pressed(guide, guide.get(link(guide.get(address))), "check", why="This house.")
    assert "Nothing follows from it" in said(page)
    pressed(guide, page, "confirm")
    assert "It counts. It had been struck." in said(guide.get(address))


def test_whoever_may_not_is_told_who_can(
    guide: Desk, coordinator: Desk, harbour: Harbour, decided: str
) -> None:
    page = coordinator.get(f"{decided}/set-right?how=not-so")
    pressed(coordinator, pressed(coordinator, page, "check", why="Not yet."), "confirm")
    assert "Hub Coordinator said so. They, or a manager, can take it back" in said(guide.get(decided))
    strike = Happening.objects.get(kind="struck").number
    assert guide.get(f"{entry(harbour.older, strike)}/set-right").status_code == 403


def test_what_took_something_back_is_not_taken_back_itself(guide: Desk, harbour: Harbour) -> None:
    address = struck(guide, harbour)
    page = guide.get(link(guide.get(address)))
    pressed(guide, pressed(guide, page, "check", why="The wrong line."), "confirm")
    back = Happening.objects.filter(kind="struck").latest("number").number
    page = said(guide.get(entry(harbour.older, back)))
    assert "set the entry itself right again" in page
    assert "Set this right" not in page


def test_the_level_of_need_is_among_what_changes(guide: Desk, harbour: Harbour) -> None:
    answers = {"what worries you": "Nobody came.", "how far it has gone": "3"}
    number = taken(harbour, "hub guide", "raise a concern", answers=answers)
    address = entry(harbour.older, number)
    page = pressed(guide, guide.get(f"{address}/set-right?how=not-so"), "check", why="Another house.")
    assert "Level of need Level 3, adrift Level not known" in said(page)
    pressed(guide, page, "confirm")
    assert Child.objects.get(pk=harbour.older.pk).level is None
    page = pressed(guide, guide.get(link(guide.get(address))), "check", why="The right house.")
    assert "Level of need Level not known Level 3, adrift" in said(page)
    pressed(guide, page, "confirm")
    assert Child.objects.get(pk=harbour.older.pk).level == 3
    form = guide.get(f"{address}/set-right?how=otherwise")
    typed = {f"ask-how-far-it-has-gone-{harbour.older.public}": "2", "why": "It was less."}
    assert "Level of need Level 3, adrift Level 2" in said(pressed(guide, form, "check", **typed))


def test_where_the_level_stays_it_is_not_spoken_of(guide: Desk, harbour: Harbour) -> None:
    address = struck(guide, harbour)
    page = pressed(guide, guide.get(link(guide.get(address))), "check", why="The right house.")
    assert "Level of need" not in said(page)
