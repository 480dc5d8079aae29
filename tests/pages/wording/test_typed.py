"""What people type is read as they meant it, and what can't be read is told in a sentence."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.pages.wording.dates import LONDON, full_date, full_time
from held.pages.wording.typed import NotRead
from held.pages.wording.typed_dates import typed_date
from held.pages.wording.typed_times import typed_clock, typed_time

BETWEEN = (datetime(2000, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001
TODAY = date(2026, 3, 3)  # a Tuesday
NOW = datetime(2026, 3, 3, 11, 20, 31, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/3/2026", TODAY),
        ("03.03.26", TODAY),
        ("2026-03-03", TODAY),
        ("3 march 2026", TODAY),
        ("Tuesday 3 March 2026", TODAY),
        ("Tues, 3rd of mar", TODAY),
        ("march 3, 2026", TODAY),
        ("today", TODAY),
        ("Yesterday", date(2026, 3, 2)),
        ("2 weeks ago", date(2026, 2, 17)),
        ("monday", date(2026, 3, 2)),
        ("on Tuesday", TODAY),
        ("last tuesday", date(2026, 2, 24)),
        ("next tuesday", date(2026, 3, 10)),
        ("4 march", date(2025, 3, 4)),
        ("17/5/16", date(2016, 5, 17)),
        ("1/12/84", date(1984, 12, 1)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read_in_the_forms_people_type(typed: str, meant: date) -> None:
    assert typed_date(typed, today=TODAY) == meant


def test_a_day_without_a_year_is_the_next_one_when_something_is_planned() -> None:
    assert typed_date("2 march", today=TODAY, looks="ahead") == date(2027, 3, 2)
    assert typed_date("friday", today=TODAY, looks="ahead") == date(2026, 3, 6)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type a date, like 3 March 2026 or 3/3/2026."),
        ("soon", "“soon” can’t be read as a date. Type it like 3 March 2026 or 3/3/2026."),
        ("3/13/2026", "There is no month 13. Type the day first, like 3 March 2026 or 3/3/2026."),
        ("31/2/2026", "February 2026 has no day 31."),
        ("Monday 3 March 2026", "3 March 2026 is a Tuesday, not a Monday. Which is right?"),
        ("3/3/9999", "The year 9999 can’t be right. Type the date like 3 March 2026 or 3/3/2026."),
        ("3/3/99999", "“3/3/99999” can’t be read as a date. Type it like 3 March 2026 or 3/3/2026."),
        ("3/3/0026", "The year 26 can’t be right. Type the date like 3 March 2026 or 3/3/2026."),
    ],
)
def test_a_day_that_cannot_be_read_is_told(typed: str, says: str) -> None:
    assert typed_date(typed, today=TODAY) == NotRead(says)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", datetime(2026, 3, 3, 11, 20, tzinfo=LONDON)),
        ("4pm", datetime(2026, 3, 3, 16, 0, tzinfo=LONDON)),
        ("16:00", datetime(2026, 3, 3, 16, 0, tzinfo=LONDON)),
        ("1630", datetime(2026, 3, 3, 16, 30, tzinfo=LONDON)),
        ("3 march 2026 4pm", datetime(2026, 3, 3, 16, 0, tzinfo=LONDON)),
        ("3/3/2026, 16:00", datetime(2026, 3, 3, 16, 0, tzinfo=LONDON)),
        ("3.3.2026 4.05 p.m.", datetime(2026, 3, 3, 16, 5, tzinfo=LONDON)),
        ("yesterday at 9.30am", datetime(2026, 3, 2, 9, 30, tzinfo=LONDON)),
        ("9:15am on monday", datetime(2026, 3, 2, 9, 15, tzinfo=LONDON)),
        ("Thursday 5 March 2026, 2.35pm", datetime(2026, 3, 5, 14, 35, tzinfo=LONDON)),
        ("midday today", datetime(2026, 3, 3, 12, 0, tzinfo=LONDON)),
        ("2026-03-03 04:05", datetime(2026, 3, 3, 4, 5, tzinfo=LONDON)),
    ],
)
def test_a_moment_is_read_in_the_forms_people_type(typed: str, meant: datetime) -> None:
    assert typed_time(typed, now=NOW) == meant


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Type a date and a time, like 3 March 2026, 4pm."),
        ("3/3/2026", "Say what time as well, like Tuesday 3 March 2026, 4pm."),
        ("4", "Is 4 in the morning or the afternoon? Type 4am or 4pm."),
        ("4:30", "Is 4.30 in the morning or the afternoon? Type 4.30am or 4.30pm."),
        ("13pm", "There is no 13pm. Type the time like 4pm, 4.30pm or 16:30."),
        ("25:10", "There is no 25:10. Type the time like 4pm, 4.30pm or 16:30."),
        ("after lunch", "“after lunch” can’t be read as a date and a time. Type it like 3 March 2026, 4pm."),
        ("31 feb 4pm", "February 2026 has no day 31."),
        ("29 march 2026 1.30am", "There was no 01:30 on Sunday 29 March 2026: the clocks went forward."),
    ],
)
def test_a_moment_that_cannot_be_read_is_told(typed: str, says: str) -> None:
    assert typed_time(typed, now=NOW) == NotRead(says)


def test_a_time_of_day_alone_is_read() -> None:
    assert typed_clock("2.30pm") == time(14, 30)


@given(st.dates(date(1930, 1, 1), date(2080, 1, 1)))
def test_a_date_as_it_is_shown_is_read_again(day: date) -> None:
    assert typed_date(full_date(day), today=TODAY) == day


@given(
    st.dates(date(2015, 1, 1), TODAY), st.sampled_from(["{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}"])
)
def test_a_date_in_figures_is_read_as_day_month_year(day: date, form: str) -> None:
    assert typed_date(form.format(d=day.day, m=day.month, y=day.year), today=TODAY) == day


@given(st.datetimes(*BETWEEN, timezones=st.just(LONDON), allow_imaginary=False))
def test_a_moment_as_it_is_shown_is_read_again(moment: datetime) -> None:
    moment = moment.replace(second=0, microsecond=0, fold=0)
    assert typed_time(full_time(moment), now=NOW) == moment


@given(st.text(max_size=40))
def test_nothing_typed_is_ever_an_error_of_ours(text: str) -> None:
    assert isinstance(typed_date(text, today=TODAY), date | NotRead)
    assert isinstance(typed_time(text, now=NOW), datetime | NotRead)
