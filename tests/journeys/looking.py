"""A hard look at a screen: accessible, nothing cut off, and, with HELD_PICTURES=keep, a picture kept of it.

Only in a browser with scripts on: axe is a script itself, and waits for ever where none run. And only on SQLite, where
every journey goes too: the screens are the same on both databases.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.urls import resolve
from playwright.sync_api import Page

from tests.journeys.screens import SCREENS
from tests.tour.keeping import keep_the_tour

PICTURES = Path(__file__).resolve().parents[2] / ".journeys"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_THE_WIDTH = ["target-size", "scrollable-region-focusable"]


def look_over(page: Page, screen: str) -> None:
    """One of the screens there are, at its own address."""
    at = resolve(urlsplit(page.url).path).url_name
    assert SCREENS.get(screen) == at, f"{screen} is not the screen at “{at}”: see tests/journeys/screens.py"
    fits(page, screen)


def fits(page: Page, screen: str) -> None:
    """At 1280 and at 320 pixels: no violation that axe knows of, and nothing to scroll sideways for. What does not depend on
    the width is asked at 320 alone: nothing is hidden there that is seen on a wider screen.

    `screen` names the pictures, which stay in .journeys: `my-work-1280.png`, `my-work-320.png`. A whole run keeps none:
    nobody would look at them, and each takes as long as a page.
    """
    if connection.vendor != "sqlite":
        return
    page.wait_for_load_state()  # axe stumbles over a page of which nothing has come but its address
    before = page.viewport_size
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        if os.environ.get("HELD_PICTURES") == "keep":
            PICTURES.mkdir(exist_ok=True)
            page.screenshot(path=PICTURES / f"{screen}-{width}.png", full_page=True)
        if width == 1280:
            keep_the_tour(page, screen)
            page.set_viewport_size({"width": width, "height": 900})
        rules = RULES if width == 320 else OF_THE_WIDTH
        found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{screen} at {width} pixels:\n{found.generate_report()}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{screen} at {width} pixels is {wide} wide"
    if before:
        page.set_viewport_size(before)
