"""A date in a year that none can mean is no date to count back from: what is owed has the authority's own date."""

import pytest

from held.language.reading import read_text
from tests.engine.building import Telling
from tests.packs.small_pack import with_sentence

SENTENCE = (
    "after weighing the worry (move up), must make the visit 7 days before the day it is looked at again"
)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("2026-04-01", "2026-03-25"),
        ("0001-01-01", "2026-03-09"),
        ("9999-12-31", "2026-03-09"),
        ("99999-01-01", "2026-03-09"),
    ],
)
def test_when_a_visit_is_due_before_the_day_told(told: str, due: str) -> None:
    telling = Telling(read_text(with_sentence(SENTENCE)), "move up")
    telling.does("raise a worry")
    telling.does("weigh the worry", "move up", facts={"the day it is looked at again": told})
    (owed,) = (duty for duty in telling.stands().duties if duty.step == "make the visit")
    assert owed.due.date().isoformat() == due
