"""The navigation says how many wait, and where somebody is."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from held.pages.layout.navigation import Shown, navigation


def shown_at(path: str, counts: dict[str, int]) -> dict[str, Shown]:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return {place.words.split(" (")[0].split(":")[0]: place for place in navigation(request, counts)}


def test_the_page_one_is_on_is_marked() -> None:
    places = shown_at("/", {})
    assert [place.words for place in places.values() if place.here] == ["My work"]


@pytest.mark.parametrize(
    ("many", "words", "short"), [(0, "Team tray", "Tray"), (3, "Team tray (3)", "Tray (3)")]
)
def test_a_tray_says_how_many_wait(many: int, words: str, short: str) -> None:
    place = shown_at("/", {"team tray": many})["Team tray"]
    assert (place.words, place.short) == (words, short)


def test_that_nobody_is_without_somebody_is_said_as_a_nought() -> None:
    place = shown_at("/", {"nobody": 0})["Nobody holds it"]
    assert (place.words, place.short) == ("Nobody holds it: 0", "Nobody: 0")
