"""Every address is a screen that a journey looks over, or has a reason why it is none."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.journeys.looking import look_over
from tests.journeys.screens import NO_SCREEN, SCREENS
from tests.pages.every.addresses import every_address

JOURNEYS = Path(__file__).parent


def looked_over(text: str) -> set[str]:
    """The names of screens in a journey's words."""
    return set(re.findall(r'\b(?:looks_over|look)\("([^"]+)"\)', text))


def test_every_address_is_a_screen_or_says_why_not() -> None:
    names = {one.name for one in every_address()}
    said = set(SCREENS.values()) | set(NO_SCREEN)
    assert names - said == set(), (
        "Look these over in a journey, and name the screen in tests/journeys/screens.py."
    )
    assert said - names == set(), "There is no such address any more."
    assert set(SCREENS.values()) & set(NO_SCREEN) == set()


def test_a_journey_looks_every_screen_over() -> None:
    looked = set().union(
        *(looked_over(file.read_text(encoding="utf-8")) for file in JOURNEYS.glob("test_*.py"))
    )
    assert set(SCREENS) - looked == set(), "No journey looks these over."
    assert looked - set(SCREENS) == set(), "Say in tests/journeys/screens.py at which address they are."


@pytest.mark.parametrize(
    ("address", "screen"), [("/children/x/note", "child"), ("/", "somewhere"), ("/people", "my-work")]
)
def test_a_screen_at_another_address_is_noticed(address: str, screen: str) -> None:
    with pytest.raises(AssertionError, match=screen):
        look_over(SimpleNamespace(url=f"http://127.0.0.1:8000{address}"), screen)  # type: ignore[arg-type]


def test_a_screen_nobody_looks_over_is_noticed() -> None:
    assert looked_over('priya.looks_over("note")\n    look("sign-in")\n    overlook("x")') == {
        "note",
        "sign-in",
    }
