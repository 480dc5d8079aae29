"""The authority's own name, colour and font reach every page, as a style sheet of the same origin."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from held.pages.layout.looks import sheet


def test_a_colour_and_a_font_become_properties(settings) -> None:
    settings.HELD_ACCENT, settings.HELD_FONT = "#3a2a6b", '"Source Sans 3", arial, sans-serif'
    answer = Client().get("/looks.css")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--accent:#3a2a6b" in answer.text
    assert '--font:"Source Sans 3", arial, sans-serif' in answer.text


def test_an_authority_that_sets_nothing_has_ours() -> None:
    assert sheet("", "") == ""


@pytest.mark.parametrize(("accent", "font"), [("#ffffff", ""), ("", "x; } body { display: none")])
def test_what_would_spoil_the_page_is_refused(accent: str, font: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"^HELD_(ACCENT|FONT): "):
        sheet(accent, font)


def test_the_authority_is_named_on_the_page(settings) -> None:
    settings.HELD_AUTHORITY = "Exampleshire Council"
    page = Client().get("/no-such-page").text
    assert "<title>Page not found - Held - Exampleshire Council</title>" in page
    assert "Held, for Exampleshire Council." in page


def test_invented_families_are_unmistakable(settings) -> None:
    settings.HELD_DEMO = True
    assert "Nobody here is a real child." in Client().get("/no-such-page").text
    settings.HELD_DEMO = False
    assert "invented" not in Client().get("/no-such-page").text
