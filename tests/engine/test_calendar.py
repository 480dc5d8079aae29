"""Due dates against a second, slow and obvious way of counting them."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import govuk_bank_holidays
import pytest
from hypothesis import given
from hypothesis import strategies as some

from held.engine.calendar import LONDON, calendar_of
from held.language.pack import Meeting
from held.language.times import AtOnce, Before, ByMeeting, Unit, Within
from tests.engine.building import london, pack

CLOSED = "2026-12-29"
PACK = pack([], closures=(CLOSED,), meetings={"circle": Meeting("circle", 3, 14, 30)})
CALENDAR = calendar_of(PACK)
KEPT = json.loads((Path(govuk_bank_holidays.__file__).parent / "bank-holidays.json").read_text())
HOLIDAYS = {date.fromisoformat(event["date"]) for event in KEPT["england-and-wales"]["events"]}
MOMENTS = some.integers(0, 16 * 366 * 24 * 60).map(
    lambda minutes: datetime(2012, 1, 2, tzinfo=UTC) + timedelta(minutes=minutes)
)


def slow_is_working(day: date) -> bool:
    return day.strftime("%A") not in ("Saturday", "Sunday") and day not in HOLIDAYS and str(day) != CLOSED


def slow_working_days(since: datetime, number: int) -> date:
    """Lists every day after, throws out those nobody works, and takes the one that is due."""
    first = since.astimezone(LONDON).date()
    days = [first + timedelta(days=after) for after in range(1, number * 3 + 30)]
    return [day for day in days if slow_is_working(day)][number - 1]


def slow_months(since: datetime, number: int) -> date:
    """Walks on a month at a time, and back to a day that month has."""
    first = since.astimezone(LONDON).date()
    year, month, day = first.year, first.month, first.day
    for _ in range(number):
        month += 1
        if month > 12:
            year, month = year + 1, 1
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), tzinfo=LONDON)


@given(since=MOMENTS, number=some.integers(1, 60))
def test_working_days_agree_with_counting_on_a_list(since: datetime, number: int) -> None:
    due = CALENDAR.due(Within(number, "working days"), since)
    assert due == end_of(slow_working_days(since, number))


@given(since=MOMENTS, number=some.integers(1, 30))
def test_months_agree_with_walking_on(since: datetime, number: int) -> None:
    assert CALENDAR.due(Within(number, "months"), since) == end_of(slow_months(since, number))


@given(since=MOMENTS, number=some.integers(1, 90))
def test_days_and_weeks_end_with_their_last_day(since: datetime, number: int) -> None:
    first = since.astimezone(LONDON).date()
    assert CALENDAR.due(Within(number, "days"), since) == end_of(first + timedelta(days=number))
    assert CALENDAR.due(Within(number, "weeks"), since) == end_of(first + timedelta(days=7 * number))


@given(since=MOMENTS, number=some.integers(1, 100))
def test_hours_run_on_the_clock(since: datetime, number: int) -> None:
    assert (CALENDAR.due(Within(number, "hours"), since) - since).total_seconds() == number * 3600


@given(since=MOMENTS)
def test_the_next_meeting_is_the_first_one_held_after(since: datetime) -> None:
    due = CALENDAR.next_meeting("circle", since)
    day = since.astimezone(LONDON).date()
    while True:
        held = datetime.combine(day, time(14, 30), tzinfo=LONDON)
        if day.strftime("%A") == "Thursday" and day not in HOLIDAYS and str(day) != CLOSED and held > since:
            break
        day += timedelta(days=1)
    assert due == held


@pytest.mark.parametrize(
    ("since", "limit", "due"),
    [
        pytest.param("2026-03-02 09:00", Within(10, "working days"), "2026-03-16 23:59", id="two weeks"),
        pytest.param("2026-04-02 09:00", Within(1, "working days"), "2026-04-07 23:59", id="over Easter"),
        pytest.param(
            "2026-12-24 16:00", Within(2, "working days"), "2026-12-31 23:59", id="Christmas and a closure"
        ),
        pytest.param("2026-03-07 11:00", Within(1, "working days"), "2026-03-09 23:59", id="from a Saturday"),
        pytest.param("2026-01-31 09:00", Within(1, "months"), "2026-02-28 23:59", id="no 31 February"),
        pytest.param("2028-01-31 09:00", Within(1, "months"), "2028-02-29 23:59", id="29 February"),
        pytest.param("2026-03-28 23:30", Within(4, "hours"), "2026-03-29 04:30", id="the clocks go forward"),
        pytest.param("2026-10-24 23:30", Within(4, "hours"), "2026-10-25 02:30", id="the clocks go back"),
        pytest.param("2026-03-05 14:30", ByMeeting("circle"), "2026-03-12 23:59", id="strictly after"),
        pytest.param("2026-03-05 14:29", ByMeeting("circle"), "2026-03-05 23:59", id="the same day, before"),
        pytest.param("2026-12-21 09:00", ByMeeting("circle"), "2026-12-24 23:59", id="Christmas Eve is held"),
        pytest.param("2026-03-02 09:00", AtOnce(), "2026-03-02 09:00", id="at once"),
    ],
)
def test_what_people_would_say(since: str, limit: Within | ByMeeting | AtOnce, due: str) -> None:
    assert CALENDAR.due(limit, london(since)).replace(second=0) == london(due)


def test_a_meeting_on_a_bank_holiday_is_held_the_week_after() -> None:
    fridays = calendar_of(pack([], meetings={"friday": Meeting("friday", 4, 10)}))
    assert fridays.next_meeting("friday", london("2026-04-02 09:00")) == london("2026-04-10 10:00")


def test_a_closure_holds_no_meeting() -> None:
    closed = calendar_of(pack([], closures=("2026-03-05",)))
    assert closed.next_meeting("harbour meeting", london("2026-03-02 09:00")) == london("2026-03-12 14:00")


def test_past_the_bank_holidays_known_it_can_be_told() -> None:
    assert CALENDAR.knows(date(2028, 12, 31))
    assert not CALENDAR.knows(date(2029, 1, 1))


def test_a_year_begins_in_london_when_it_begins_in_utc() -> None:
    assert CALENDAR.knows(london("2028-12-31 23:59"))
    assert not CALENDAR.knows(london("2029-01-01 00:00"))


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        CALENDAR.due(Within(1, "days"), datetime(2026, 3, 2, 9))  # noqa: DTZ001


class TestBeforeADate:
    """Counted back from a date somebody told, and never before it began to bind."""

    SINCE = london("2026-03-02 10:00")

    def due(self, number: int, unit: Unit, told: str) -> datetime:
        return CALENDAR.due(Before(number, unit, "the day"), self.SINCE, told=london(told))

    def test_days_end_with_the_day(self) -> None:
        assert self.due(7, "days", "2026-04-07 00:00") == london("2026-03-31 23:59") + timedelta(seconds=59)

    def test_working_days_leave_out_easter(self) -> None:
        """Two working days before Tuesday 7 April 2026 is Wednesday 1 April: Thursday is one, Friday to Monday none."""
        assert self.due(2, "working days", "2026-04-07 00:00").date() == date(2026, 4, 1)

    def test_weeks_and_months(self) -> None:
        assert self.due(2, "weeks", "2026-04-07 00:00").astimezone(LONDON).date() == date(2026, 3, 24)
        assert self.due(1, "months", "2026-05-31 00:00").astimezone(LONDON).date() == date(2026, 4, 30)

    def test_hours_run_on_the_clock_over_the_night_it_changes(self) -> None:
        assert self.due(4, "hours", "2026-03-29 03:00") == london("2026-03-28 22:00")

    def test_nought_is_that_day_itself(self) -> None:
        assert self.due(0, "days", "2026-04-07 00:00").astimezone(LONDON).date() == date(2026, 4, 7)

    def test_a_date_too_near_is_due_at_once(self) -> None:
        assert self.due(7, "days", "2026-03-04 00:00") == self.SINCE

    def test_without_the_date_it_is_refused_loudly(self) -> None:
        with pytest.raises(ValueError, match="Nobody has told “the day”"):
            CALENDAR.due(Before(7, "days", "the day"), self.SINCE)

    @given(some.integers(1, 40), MOMENTS)
    def test_working_days_back_and_on_again_come_to_the_same_day(self, number: int, told: datetime) -> None:
        day = told.astimezone(LONDON).date()
        back = CALENDAR.working_days_before(day, number)
        assert CALENDAR.is_working_day(back)
        between = [back + timedelta(days=on) for on in range((day - back).days)]
        assert sum(CALENDAR.is_working_day(each) for each in between) == number
