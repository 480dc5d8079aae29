"""A real browser, and Held served to it from this process, so that a test can set the clock for both."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from bootstrap import CHROMIUM

PATIENCE = 20_000
"""Milliseconds until a page that does not come is a failure: a busy machine is slow, and is not broken."""
expect.set_options(timeout=PATIENCE)

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    # Else each window has two hidden pages beside it, for an address bar that nobody sees.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]  # fmt: skip


@dataclass(frozen=True)
class LiveHouse:
    """Held, open to browsers at `url` while a test runs, on that test's own database."""

    url: str


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: what matters is on the page."""


@pytest.fixture
def live(own_database: None) -> Iterator[LiveHouse]:
    from held.config.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield LiveHouse(url=f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        pytest.skip("Chromium is not on this machine: journeys are left out")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


Desk = Callable[..., Page]


@pytest.fixture
def desk(browser: Browser, live: LiveHouse) -> Iterator[Desk]:
    """`desk()` is one more person's browser, signed in as nobody; `desk(scripts=False)` one without JavaScript.

    The test fails if a page has complained in the browser's console, or broke the content security policy.
    """
    opened, complaints = [], []

    def complain(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource: the server responded" not in message.text:
            complaints.append(message.text)

    def sit_down(*, scripts: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(
            base_url=live.url,
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale="en-GB",
            timezone_id="Europe/London",
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield sit_down
    for context in opened:
        context.close()
    assert complaints == []


@pytest.fixture
def page(desk: Desk) -> Page:
    """One person's browser."""
    return desk()
