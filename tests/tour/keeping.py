"""A journey comes to a screen of the tour: the page has to say what it said when the picture was taken.

The pictures themselves are not compared: letters are drawn a little otherwise on every machine. With HELD_TOUR=write,
which `python -m tests.tour` sets, the picture and the words are taken anew.
"""

import os

from playwright.sync_api import Page

from tests.tour.telling import as_kept, picture_file, stops, words_file

WIDE, HIGH = 1280, 1250
STALE = "docs/tour shows “{}” as it is no more. Take the pictures anew: python -m tests.tour"


def keep_the_tour(page: Page, screen: str) -> None:
    """`page` is 1280 pixels wide."""
    if screen not in {stop.screen for stop in stops()}:
        return
    said = as_kept(page.locator("main").inner_text())
    if os.environ.get("HELD_TOUR") == "write":
        words_file(screen).write_text(said, encoding="utf-8")
        high = min(HIGH, page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": WIDE, "height": high})
        page.screenshot(path=picture_file(screen))
        return
    assert said == words_file(screen).read_text(encoding="utf-8"), STALE.format(screen)
