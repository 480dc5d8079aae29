"""The table of national limits that is shipped, the copies that the packs carry, and the sentences that rest on it."""

from pathlib import Path

import pytest

from held.language.norms import Duty, InnerDuty
from held.language.statutory_clock import StatutoryClock
from held.language.times import ByStatute
from tests.procedures.packs import CARELINE, HOUSE, LUTON, the_pack
from tests.procedures.printing import SHIPPED

TABLES = sorted((HOUSE / "held/procedures/statutory_clock/england").glob("*.yaml"))


def clock(path: Path) -> StatutoryClock:
    found = the_pack(path).statutory_clock
    assert found is not None
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_pack_carries_the_latest_table_word_for_word(path: Path) -> None:
    copy = (path / "statutory_clock.yaml").read_bytes()
    assert copy == TABLES[-1].read_bytes(), (
        f"Copy {TABLES[-1].name} into {path}: cp {TABLES[-1]} {path}/statutory_clock.yaml"
    )


def test_all_limits_stand_in_it() -> None:
    said = {name: limit.words or "no number" for name, limit in clock(LUTON).limits.items()}
    assert said == {
        "decision on a referral": "1 working day",
        "assessment": "45 working days",
        "initial assessment": "7 working days from 1 April 2000 until 16 March 2010; "
        "10 working days from 17 March 2010 until 14 April 2013",
        "start of a section 47 enquiry": "no number",
        "initial child protection conference": "15 working days",
        "conference for a child who moves in with a plan": "15 working days",
        "first review conference": "3 months",
        "later review conference": "6 months",
        "first core group": "10 working days",
        "re-referral": "12 months",
        "strategy discussion": "no number",
        "review of a child in need plan": "no number",
        "early help assessment": "no number",
        "review of an early help plan": "no number",
    }


def test_what_is_not_read_in_its_source_says_so() -> None:
    unsure = {
        limit.name
        for limit in clock(LUTON).limits.values()
        if "general knowledge" in [value.certainty for value in limit.values]
    }
    assert unsure == {"initial assessment", "first core group"}


def resting(path: Path) -> dict[str, str]:
    return {
        norm.step if isinstance(norm, Duty) else norm.inner: norm.time.limit.name
        for procedure in the_pack(path).procedures.values()
        for norm in procedure.norms
        if isinstance(norm, Duty | InnerDuty) and isinstance(norm.time, ByStatute)
    }


def test_which_sentences_rest_on_it() -> None:
    """Where our own answer names the statutory limit; never where the clause gives a number of its own."""
    assert resting(LUTON) == {
        "screen the contact": "decision on a referral",
        "screen the referral": "decision on a referral",
    }
    assert resting(CARELINE) == {"answer the request": "decision on a referral"}
