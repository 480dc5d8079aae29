"""What the scripts add: words kept as they are typed, children found as they are typed, a warning before a copy."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.pages.components.test_gallery import served

FOUND = """<li><a href="#aaliyah">Aaliyah Benson, 9: the name sounds alike</a></li>
<li><a href="#aliya">Aliya Bensaid, 4</a></li>"""


@pytest.fixture
def gallery(browser: Browser) -> Iterator[Page]:
    page = served(browser, "gallery.html", suggestions="/suggestions")
    yield page
    page.context.close()


def answered(page: Page, address: str, *, body: str = "", status: int = 200) -> list[str]:
    """Answers that address from now on, and gives the list that fills with what it was sent."""
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.append(route.request.post_data or urlsplit(route.request.url).query)
        route.fulfill(body=body, status=status, headers={"Content-Type": "text/html"})

    page.route(f"**{address}*", answer)
    return sent


def test_what_is_typed_is_kept_without_pressing_anything(gallery: Page) -> None:
    sent = answered(gallery, "/kept")
    gallery.get_by_label("Why, for Harvey").fill("The school saw it on Monday.")
    expect(gallery.locator("[data-autosave-says]")).to_contain_text(
        "Nobody else sees it until you record it."
    )
    expect(gallery.locator("[data-autosave-says]")).not_to_contain_text("9.12am")
    assert parse_qs(sent[-1])["why"] == ["The school saw it on Monday."]


def test_what_was_typed_before_the_script_had_come_is_kept_as_well(gallery: Page) -> None:
    sent = answered(gallery, "/kept")

    def late(route: Route) -> None:
        gallery.get_by_label("Why, for Harvey").fill("The school saw it on Monday.")
        route.fallback()

    gallery.route("**/autosave.js", late)
    gallery.reload()
    expect(gallery.locator("[data-autosave-says]")).not_to_contain_text("9.12am")
    assert parse_qs(sent[-1])["why"] == ["The school saw it on Monday."]


def test_what_a_browser_fills_in_by_itself_is_not_sent(gallery: Page) -> None:
    sent = answered(gallery, "/kept")

    def late(route: Route) -> None:
        gallery.get_by_label("Why, for Harvey").evaluate("box => { box.value = 'As it was left.'; }")
        route.fallback()

    gallery.route("**/autosave.js", late)
    gallery.reload()
    gallery.wait_for_timeout(1200)
    assert sent == []


def test_words_that_could_not_be_kept_are_not_said_to_be(gallery: Page) -> None:
    answered(gallery, "/kept", status=503)
    gallery.get_by_label("Why, for Harvey").fill("The school saw it on Monday.")
    expect(gallery.locator("[data-autosave-says]")).to_have_text(
        "Not saved yet. Your words are still on this page: keep it open."
    )


def test_nothing_is_sent_where_nothing_was_typed(gallery: Page) -> None:
    sent = answered(gallery, "/kept")
    box = gallery.get_by_label("Why, for Harvey")
    before = box.input_value()
    box.press_sequentially("x")
    box.press("Backspace")
    expect(box).to_have_value(before)
    gallery.wait_for_timeout(1200)
    assert sent == []


def test_children_are_found_while_a_name_is_typed_and_reached_by_arrow(gallery: Page) -> None:
    sent = answered(gallery, "/suggestions", body=FOUND)
    gallery.get_by_label("Name, number or date of birth").press_sequentially("aliya", delay=20)
    expect(gallery.get_by_text("2 found. Press the down arrow.")).to_be_attached()
    assert parse_qs(sent[-1])["q"] == ["aliya"]
    gallery.keyboard.press("ArrowDown")
    gallery.keyboard.press("ArrowDown")
    expect(gallery.get_by_role("link", name="Aliya Bensaid, 4")).to_be_focused()
    gallery.keyboard.press("ArrowUp")
    gallery.keyboard.press("ArrowUp")
    expect(gallery.get_by_label("Name, number or date of birth")).to_be_focused()
    gallery.keyboard.press("Escape")
    expect(gallery.get_by_role("link", name="Aliya Bensaid, 4")).not_to_be_attached()


def test_a_copy_of_another_childs_words_is_warned_of_once_it_is_ticked(gallery: Page) -> None:
    warning = gallery.get_by_text("Check that every word of it is true of this child")
    expect(warning).to_be_hidden()
    gallery.get_by_label("The same as for Harvey").check()
    expect(warning).to_be_visible()
