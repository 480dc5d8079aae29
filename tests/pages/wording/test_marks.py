"""A mark says the state in a word; colour only repeats it."""

from datetime import datetime
from typing import get_args, get_type_hints

import pytest

from held.engine.situation import OwedDuty, StepStanding
from held.language.events import Event, Start
from held.language.norms import Citation, Duty, Place
from held.pages.wording import marks
from held.pages.wording.dates import LONDON

NOW = datetime(2026, 3, 3, 11, tzinfo=LONDON)


def owed(due: datetime) -> OwedDuty:
    norm = Duty(
        id="1/1", words="", cites=Citation(), place=Place("", 1), after=Event((Start(),)), step="visit"
    )
    return OwedDuty(norm, "visit", None, "must", "", 1, NOW, due, False, due < NOW)


def test_every_state_of_a_step_has_its_mark() -> None:
    assert set(marks.OF_STATE) == set(get_args(get_type_hints(StepStanding)["state"]))


@pytest.mark.parametrize(
    ("state", "due", "mark"),
    [
        ("open", datetime(2026, 3, 3, 10, tzinfo=LONDON), marks.LATE),
        ("stopped", datetime(2026, 3, 3, 10, tzinfo=LONDON), marks.LATE),
        ("open", datetime(2026, 3, 3, 16, tzinfo=LONDON), marks.TODAY),
        ("stopped", datetime(2026, 3, 3, 16, tzinfo=LONDON), marks.STOPPED),
        ("open", datetime(2026, 3, 9, tzinfo=LONDON), marks.OPEN),
        ("done", None, marks.DONE),
        ("not asked for", None, marks.NOT_ASKED_FOR),
    ],
)
def test_a_step_shows_what_matters_most(state: str, due: datetime | None, mark: marks.Mark) -> None:
    standing = StepStanding("visit", "", state)  # type: ignore[arg-type]
    assert marks.step_mark(standing, owed(due) if due else None, NOW) == mark
