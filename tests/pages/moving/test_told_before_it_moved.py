"""What was told and sent before a transition moved stays readable, whatever the later version calls it."""

import pytest

from held.language.reading import pack_texts
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.transitions.move_to_version import move_to_version
from held.record.actions.transitions.set_aside import set_aside
from held.record.actions.transitions.set_right import correct
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.course import course
from held.record.reading.work.said_to_me import said_to_me
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.pages.moving.test_moving import TODAY
from tests.pages.transitions.desk import Desk, fields_of, said, words_of
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.test_take_step import asked, raised

SHEET = "after raising a concern, the concern sheet goes to shore bureau"
NO_SHEET = (
    (f"      - {SHEET}\n", ""),
    ("papers:\n  concern sheet: {prints: [raise a concern]}\n", ""),
)
CALLED_OTHERWISE = (
    ("  raise a concern:\n", "  tell the bureau:\n    was: raise a concern\n    as: telling the bureau\n"),
    ("raise a concern", "tell the bureau"),
    ("raising a concern", "telling the bureau"),
    ("was: tell the bureau", "was: raise a concern"),
    ("  sound the lamp line:\n", "  light the lamp:\n    was: sound the lamp line\n"),
    ("sound the lamp line", "light the lamp"),
    ("sounding the lamp line", "lighting the lamp"),
    ("was: light the lamp", "was: sound the lamp line"),
)
"""In this order."""
UNDER_ANOTHER_CLAUSE = (
    ("- clause: A2\n", "- clause: A7\n"),
    (
        '"A2": The circle weighs it\n',
        '"A2":\n    heading: The circle weighs it\n    nothing to encode, because: it is said elsewhere\n',
    ),
    ('"A7":\n    heading: Kindness\n    nothing to encode, because: it is an aim', '"A7": Kindness'),
)


def moved(harbour: Harbour, *changes: tuple[str, str]) -> str:
    """To a version with every one of these passages changed. The page of the transition."""
    one = Transition.objects.get()
    files = pack_texts(PACK)
    for old, new in (("version: 2026-01", "version: 2026-04"), *changes):
        assert any(old in text for text in files.values()), old
        files = {name: text.replace(old, new) for name, text in files.items()}
    if "concern sheet:" not in files["pack.yaml"]:
        del files["letters/sheet.md"]
    move_to_version(
        by=harbour.workers["hub coordinator"],
        transition=one.public,
        to=put_in_force(files=files, from_date=TODAY, by=harbour.workers["hub guide"]),
        seen=Happening.objects.filter(child=one.child).count(),
        shown=(),
        reason="The words are others now.",
        key="m",
    )
    return f"/transitions/{one.public}"


@pytest.mark.parametrize("changes", [CALLED_OTHERWISE, NO_SHEET])
def test_a_paper_that_was_sent_is_read_and_received(
    officer: Desk, harbour: Harbour, changes: tuple[tuple[str, str], ...]
) -> None:
    raised(harbour, harbour.older)
    address = f"{moved(harbour, *changes)}/papers/concern-sheet"
    page = officer.get(address)
    assert "What worries you Nobody came to the door." in said(page)
    assert officer.send(address, fields_of(words_of(page))).status_code == 302
    assert "Bureau Officer has it since" in said(officer.get(address))


def test_a_paper_of_another_name_is_none_still(officer: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    assert officer.get(f"{moved(harbour, *NO_SHEET)}/papers/nothing").status_code == 404


def test_an_urgent_call_stays_urgent(harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    call = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    take_step(by=harbour.workers["hub coordinator"], asked=call, key="u")
    guide = harbour.workers["hub guide"]
    assert [line.is_urgent for line in said_to_me(guide)] == [True]
    moved(harbour, *CALLED_OTHERWISE)
    assert [line.is_urgent for line in said_to_me(guide)] == [True, False]


def test_what_was_set_aside_names_the_clause_of_its_day(coordinator: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    one = Transition.objects.get()
    set_aside(
        by=harbour.workers["hub coordinator"],
        transition=one.public,
        norm="A2/1",
        run="",
        why="The family moves.",
        key="a",
    )
    call = asked("sound the lamp line", harbour.older, outcome="immediate danger")
    take_step(by=harbour.workers["hub guide"], asked=call, key="u")
    (line,) = course(one.public).set_asides
    assert line.pack == one.pack_hash
    page = said(coordinator.get(moved(harbour, *UNDER_ANOTHER_CLAUSE)))
    assert "“The family moves.” A2" in page


def test_a_step_corrected_after_it_is_read_in_its_new_words(guide: Desk, harbour: Harbour) -> None:
    raised(harbour, harbour.older)
    address = moved(
        harbour,
        *CALLED_OTHERWISE,
        (
            "      what worries you: long text\n",
            "      what worries you: long text\n      since when: text\n",
        ),
    )
    told = course(Transition.objects.get().public).told[0]
    answers = {"what worries you": "Three falls.", "since when": "Since the autumn."}
    right = asked("tell the bureau", harbour.older, answers=answers)
    correct(
        by=harbour.workers["hub guide"],
        child=harbour.older.public,
        number=told.number,
        why="There were three.",
        asked=right,
        part=right.parts[0],
        key="c",
    )
    for page in (address, f"{address}/papers/concern-sheet"):
        assert "Since the autumn." in said(guide.get(page))
