"""Random histories moved to random later versions, set right afterwards too: the index is what the history says."""

import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from held.language.reading import pack_texts
from held.record.actions.cannot import CanNot
from held.record.actions.procedures.put_in_force import put_in_force
from held.record.actions.rebuild import rebuild_all
from held.record.actions.transitions.set_right import strike
from held.record.actions.transitions.take_step import take_step
from held.record.reading.transitions.course import course
from held.record.tables.history.happening import Happening
from held.record.tables.transitions.transition import Transition
from tests.record.transitions.harbour import PACK, Harbour
from tests.record.transitions.later import SLOWER, THE_DAY
from tests.record.transitions.moved_on import all_is_well, moves
from tests.record.transitions.test_take_step import asked, raised, with_the_principal

WEIGH = "      - after the start, must weigh the evidence by the next tuesday circle\n"
CHANGES = (
    SLOWER,
    (SLOWER[0], SLOWER[0].replace("4 working days", "1 working days")),
    ("introduce the officer within 4 hours", "introduce the officer within 2 hours"),
    (WEIGH, WEIGH.replace("by the next tuesday circle", "within 1 working days")),
    (
        WEIGH,
        f"{WEIGH}      - after raising a concern, hub guide must sound the lamp line within 2 working days\n",
    ),
    ("from sounding the lamp line (immediate danger) or introducing", "from introducing"),
    ("sound the lamp line", "light the lamp"),
)
RENAMED = (
    ("sounding the lamp line", "lighting the lamp"),
    ("  light the lamp:\n", "  light the lamp:\n    was: sound the lamp line\n"),
)


def told(harbour: Harbour, dice: random.Random, clock: time_machine.Traveller) -> Transition:
    raised(harbour, harbour.older)
    for turn in range(dice.randint(0, 3)):
        clock.shift(timedelta(hours=dice.randint(1, 30)))
        if dice.random() < 0.5:
            outcome = dice.choice(("immediate danger", "all quiet"))
            step = asked("sound the lamp line", harbour.older, outcome=outcome)
        else:
            outcome, others = dice.choice(("bureau joins", "postponed")), with_the_principal(harbour)
            step = asked("weigh the evidence", harbour.older, outcome=outcome, others=others)
        take_step(by=harbour.workers["hub coordinator"], asked=step, key=f"t{turn}")
    return Transition.objects.get(child=harbour.older)


def put(harbour: Harbour, changes: list[tuple[str, str]]) -> str:
    files = pack_texts(PACK)
    for old, new in (("version: 2026-01", "version: 2026-04"), *changes):
        files = {name: text.replace(old, new) for name, text in files.items()}
    return put_in_force(files=files, from_date=THE_DAY, by=harbour.workers["hub guide"])


def strike_one(harbour: Harbour, one: Transition, dice: random.Random) -> None:
    every = [step.number for step in course(one.public).told]
    with suppress(CanNot):
        strike(
            by=harbour.workers["hub coordinator"],
            child=harbour.older.public,
            number=dice.choice(every),
            why="Another child's.",
            key=f"s{dice.random()}",
        )


def why_not(harbour: Harbour, one: Transition, later: str) -> str:
    """Moves it, or says what stands against that."""
    try:
        moves(harbour, one, later)
    except CanNot as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("seed", range(6))
def test_it_compares_after_the_move_and_after_what_is_set_right(
    harbour: Harbour, clock: time_machine.Traveller, seed: int
) -> None:
    dice = random.Random(seed)
    one = told(harbour, dice, clock)
    if dice.random() < 0.5:
        strike_one(harbour, one, dice)
    changes = dice.sample(CHANGES[:-1], dice.randint(1, 3))
    if seed % 2:
        changes += [*RENAMED[:1], CHANGES[-1], *RENAMED[1:]]
    later = put(harbour, changes)
    clock.move_to(datetime(2026, 3, 9 + dice.randint(0, 3), 9, tzinfo=UTC))
    refused = why_not(harbour, one, later)
    if refused:
        assert "it could never end" in refused, "nothing else stands against these changes"
        assert not Happening.objects.filter(kind="moved to a version").exists()
        all_is_well()
        return
    assert Happening.objects.filter(kind="moved to a version").count() == 1
    all_is_well()
    strike_one(harbour, one, dice)
    all_is_well()
    list(rebuild_all())
    all_is_well()
