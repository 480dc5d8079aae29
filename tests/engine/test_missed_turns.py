"""After a long silence the next turn of a duty that comes back is the first one still to come, and is found at once."""

from datetime import timedelta

import pytest

from held.engine.calendar import calendar_of
from held.engine.due_dates import turn_after
from held.engine.state import Span
from held.language.norms import Returning
from held.language.times import Unit, Within
from tests.engine.building import START, Sentences, london, pack, within

CALENDAR = calendar_of(pack([]))
BEGAN = london("2026-03-02 09:00")


def span(number: int, unit: Unit) -> Span:
    norm = Sentences()(Returning, "1", opens=START, closes=START, every=within(number, unit), step="visit")
    return Span(norm, 1, BEGAN)


def one_by_one(found: Span, every: Within, days: int) -> int:
    turn = found.turn + 1
    while CALENDAR.due(every, BEGAN, turn) <= BEGAN + timedelta(days=days):
        turn += 1
    return turn


@pytest.mark.parametrize("days", [0, 1, 2, 6, 7, 8, 40, 200])
@pytest.mark.parametrize(
    ("number", "unit"), [(4, "hours"), (1, "working days"), (3, "days"), (2, "weeks"), (1, "months")]
)
def test_it_is_the_one_that_counting_them_one_by_one_comes_to(number: int, unit: Unit, days: int) -> None:
    found = span(number, unit)
    after = turn_after(found, BEGAN + timedelta(days=days), CALENDAR)
    assert after == one_by_one(found, Within(number, unit), days)


def test_years_of_hours_are_not_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    due = type(CALENDAR).due

    def counted(*args: object, **words: object) -> object:
        asked.append(1)
        return due(*args, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(type(CALENDAR), "due", counted)
    assert turn_after(span(1, "hours"), BEGAN + timedelta(days=3650), CALENDAR) == 3650 * 24 + 1
    assert len(asked) < 60
