"""Every component on one page that only tests see: accessible at both widths, within a strict policy, nothing cut off."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.template import engines
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, Page, Route

from held.pages.layout.every_page import bare
from held.pages.layout.navigation import Shown
from held.pictures.flowchart.draw import flowchart
from held.pictures.line.narrow import narrow
from held.pictures.line.wide import wide
from held.pictures.nights import Night, nights
from tests.journeys.looking import fits
from tests.pages.components import invented
from tests.pictures.test_flowchart import small
from tests.pictures.test_line import AALIYAH

HERE = Path(__file__).parent
STATIC = HERE.parents[2] / "held/pages/layout/static"
KINDS = {".css": "text/css", ".js": "text/javascript"}
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'"


@cache
def drawn(template: str, suggestions: str = "") -> str:
    """A page of this folder, in the frame of every page, for somebody who is signed in."""
    house = engines["jinja2"].env
    gallery = house.overlay(loader=ChoiceLoader([FileSystemLoader(HERE), house.loader]))
    places = (
        Shown("#work", "My work", "My work", None),
        Shown("#tray", "Team tray (3)", "Tray (3)", None),
        Shown("#children", "Children", "Children", "true"),
        Shown("#nobody", "Nobody holds it: 0", "Nobody: 0", None),
        Shown("#procedures", "Procedures", "Procedures", None),
    )
    counted = [
        Night(invented.NOW.date() - timedelta(days=day), {18: 2, 19: 1}.get(day, 0))
        for day in range(29, -1, -1)
    ]
    words = bare() | {
        "it": invented,
        "worker": {"name": "Priya Nair"},
        "places": places,
        "find": "/find",
        "suggestions": suggestions,
        "authority": "Exampleshire Council",
        "demo": True,
        "said": ["Recorded: the joint visit was made."],
        "csrf_input": "",
        "line_wide": wide(AALIYAH),
        "line_narrow": narrow(AALIYAH),
        "flowchart": flowchart(small(), {"meet": "done", "send": "open", "close": "stopped"}),
        "nights_wide": nights(counted, across=30, name="nights-wide"),
        "nights_narrow": nights(counted, across=15, name="nights-narrow"),
    }
    return gallery.get_template(template).render(words)


def served(browser: Browser, template: str, *, scripts: bool = True, suggestions: str = "") -> Page:
    """The page in a browser, with its styles and scripts and nothing else, under the house's own policy."""

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url).path
        if asked == "/":
            route.fulfill(
                body=drawn(template, suggestions),
                headers={"Content-Type": "text/html", "Content-Security-Policy": POLICY},
            )
        elif asked.startswith("/static/"):
            file = STATIC / asked.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), headers={"Content-Type": KINDS[file.suffix]})
        else:
            route.fulfill(body="", headers={"Content-Type": "text/css"})

    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    page.route("**/*", answer)
    page.goto("http://held.test/")
    return page


@pytest.mark.parametrize("template", ["gallery.html", "calm.html"])
def test_every_component_is_accessible_and_fits(browser: Browser, template: str) -> None:
    page = served(browser, template)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.reload()
    fits(page, template.removesuffix(".html"))
    assert complaints == []
    page.context.close()


def test_nothing_is_lost_without_scripts(browser: Browser) -> None:
    page = served(browser, "gallery.html", scripts=False)
    assert page.get_by_role("button", name="Check your answers").is_visible()
    assert page.get_by_text("Check that every word of it is true of this child").is_visible()
    page.context.close()


@pytest.mark.parametrize("template", ["gallery.html", "calm.html"])
def test_no_page_carries_style_or_script_of_its_own(template: str) -> None:
    page = drawn(template)
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick" not in page
    assert page.count("<script") == 2
    assert all(' src="/static/' in tag for tag in page.split("<script")[1:])
