"""Dates in full and deadlines in the words of a working day."""

from datetime import UTC, date, datetime

import pytest

from held.pages.wording.dates import LONDON, clock, from_until, full_date, full_time
from held.pages.wording.deadlines import by_when, was_due

NOW = datetime(2026, 3, 3, 11, 20, tzinfo=LONDON)


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)  # type: ignore[arg-type]


def test_a_day_and_a_moment_are_told_in_full() -> None:
    assert full_date(date(2026, 3, 3)) == "Tuesday 3 March 2026"
    assert full_time(london(2026, 3, 3, 16)) == "Tuesday 3 March 2026, 4pm"
    assert full_time(london(2026, 3, 3, 9, 5)) == "Tuesday 3 March 2026, 9.05am"


def test_a_moment_falls_on_its_day_in_london() -> None:
    assert full_time(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026, 12.30am"


@pytest.mark.parametrize(("hour", "said"), [(0, "midnight"), (12, "midday"), (13, "1pm"), (11, "11am")])
def test_an_hour_is_told_as_people_say_it(hour: int, said: str) -> None:
    assert clock(london(2026, 3, 3, hour)) == said


def test_a_period_names_the_year_once() -> None:
    assert from_until(date(2026, 2, 23), date(2026, 3, 9)) == "from Monday 23 February to Monday 9 March 2026"
    assert (
        from_until(date(2025, 12, 29), date(2026, 1, 2))
        == "from Monday 29 December 2025 to Friday 2 January 2026"
    )
    assert from_until(date(2026, 2, 23), None) == "from Monday 23 February 2026"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (london(2026, 3, 3, 23, 59, 59), "by the end of today, Tuesday 3 March 2026"),
        (london(2026, 3, 4, 23, 59, 59), "by the end of tomorrow, Wednesday 4 March 2026"),
        (london(2026, 3, 9, 23, 59, 59), "by the end of Monday 9 March 2026"),
        (london(2026, 3, 3, 16), "by 4pm today, Tuesday 3 March 2026"),
        (london(2026, 3, 5, 14), "by Thursday 5 March 2026, 2pm"),
        (NOW, "now"),
    ],
)
def test_a_deadline_says_by_when(due: datetime, said: str) -> None:
    assert by_when(due, NOW) == said


@pytest.mark.parametrize(
    ("due", "working_days", "said"),
    [
        (
            london(2026, 2, 27, 23, 59, 59),
            2,
            "was due by the end of Friday 27 February 2026, 2 working days ago",
        ),
        (london(2026, 2, 27, 23, 59, 59), None, "was due by the end of Friday 27 February 2026, 4 days ago"),
        (london(2026, 3, 2, 23, 59, 59), None, "was due by the end of yesterday, Monday 2 March 2026"),
        (london(2026, 3, 3, 9), None, "was due by 9am today, Tuesday 3 March 2026, 2 hours ago"),
        (london(2026, 3, 3, 11, 20), None, "was due by 11.20am today, Tuesday 3 March 2026, 1 minute ago"),
    ],
)
def test_what_is_late_says_when_it_was_due(due: datetime, working_days: int | None, said: str) -> None:
    assert was_due(due, NOW, working_days) == said
