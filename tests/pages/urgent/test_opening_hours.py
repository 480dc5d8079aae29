"""When a desk is open, from its hours as people write them."""

from datetime import date, datetime

import pytest

from held.pages.urgent.opening_hours import is_open, is_out_of_hours, opens_next
from held.pages.wording.dates import LONDON

OFFICE = "Monday to Friday, 8.30am to 5pm"
GOOD_FRIDAY = date(2026, 4, 3)


def open_at(hours: str, *when: int) -> bool | None:
    return is_open(hours, datetime(*when, tzinfo=LONDON), lambda day: day != GOOD_FRIDAY)


@pytest.mark.parametrize(
    ("hours", "when", "expected"),
    [
        (OFFICE, (2026, 3, 2, 9), True),
        (OFFICE, (2026, 3, 2, 8, 29), False),
        (OFFICE, (2026, 3, 2, 17), False),
        (OFFICE, (2026, 3, 7, 11), False),
        (OFFICE, (2026, 4, 3, 11), False),
        ("Mondays, 9am - 1pm", (2026, 3, 2, 12), True),
        ("Mondays, 9am - 1pm", (2026, 3, 3, 12), False),
        ("Saturday to Sunday, 10am to 4pm", (2026, 3, 7, 11), True),
        ("24 hours, every day", (2026, 3, 7, 3), True),
        ("ask at the desk", (2026, 3, 2, 9), None),
        ("", (2026, 3, 2, 9), None),
        ("Monday to Friday, 25pm to 5pm", (2026, 3, 2, 9), None),
    ],
)
def test_hours_are_read_or_nothing_is_claimed(hours: str, when: tuple[int, ...], expected: object) -> None:
    assert open_at(hours, *when) is expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("Nights, weekends and bank holidays", True),
        ("Out of hours", True),
        (OFFICE, False),
        ("Day and night", False),
    ],
)
def test_which_hours_are_those_in_which_others_are_shut(hours: str, expected: bool) -> None:
    assert is_out_of_hours(hours) is expected


@pytest.mark.parametrize(
    ("hours", "opens"),
    [
        ("Monday to Friday, 8.30am to 5pm", datetime(2026, 3, 9, 8, 30, tzinfo=LONDON)),
        ("Saturday to Sunday, 9am to 1pm", datetime(2026, 3, 8, 9, tzinfo=LONDON)),
        ("Nights, weekends and bank holidays", None),
        ("Ask at the door", None),
    ],
)
def test_a_desk_that_is_shut_says_when_it_opens(hours: str, opens: datetime | None) -> None:
    saturday_night = datetime(2026, 3, 7, 23, tzinfo=LONDON)
    assert opens_next(hours, saturday_night, lambda day: day.weekday() < 5) == opens


def test_a_desk_does_not_open_on_a_bank_holiday() -> None:
    sunday = datetime(2026, 4, 5, 12, tzinfo=LONDON)
    monday_off = date(2026, 4, 6)
    opens = opens_next(
        "Monday to Friday, 8.30am to 5pm", sunday, lambda day: day.weekday() < 5 and day != monday_off
    )
    assert opens == datetime(2026, 4, 7, 8, 30, tzinfo=LONDON)
