"""The navigation says how many wait, and where somebody is."""

import pytest
from django.test import RequestFactory
from django.urls import resolve

from held.pages.layout.navigation import Shown, counted, navigation
from held.record.reading.work.badges import Badges


def shown_at(path: str, waiting: Badges) -> list[Shown]:
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    return list(navigation(request, counted(waiting)))


def test_the_page_one_is_on_is_marked() -> None:
    assert [place.words for place in shown_at("/", Badges(0, 0)) if place.here] == ["My work"]


@pytest.mark.parametrize(
    ("many", "words", "short"),
    [(0, "Team tray", "Tray"), (3, "Team tray (3)", "Tray (3)"), (201, "Team tray (200+)", "Tray (200+)")],
)
def test_a_tray_says_how_many_wait(many: int, words: str, short: str) -> None:
    place = shown_at("/", Badges(many, 0))[1]
    assert (place.words, place.short) == (words, short)


def test_that_nobody_is_without_somebody_is_said_as_a_nought() -> None:
    assert "Nobody holds it: 0" in [place.words for place in shown_at("/", Badges(0, 0))]
    assert "Nobody: 2" in [place.short for place in shown_at("/", Badges(0, 2))]
