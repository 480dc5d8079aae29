"""Somebody at a screen, and the children they talk about."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.test import Client
from playwright.sync_api import Locator, Page, expect

from held.record.reading.transitions.course import Course, courses
from held.record.tables.people.child import Child
from held.record.tables.people.worker import Worker
from tests.browsers import Desk
from tests.journeys.forms import Typed, fill
from tests.journeys.looking import look_over

A_SESSION = timedelta(hours=11)


@dataclass(frozen=True)
class AChild:
    """`called` is how pages call them; `name` the whole of it."""

    public: str
    called: str
    name: str

    @property
    def page(self) -> str:
        return f"/children/{self.public}"

    @property
    def course(self) -> Course | None:
        """Their latest transition, as it stands now."""
        return next(reversed(courses([self.public])[self.public]), None)

    @property
    def transition(self) -> str:
        """Its address."""
        assert self.course is not None, f"Nothing was begun for {self.called}."
        return f"/transitions/{self.course.transition}"


def child_called(given_name: str) -> AChild:
    found = Child.objects.get(given_name=given_name)
    return AChild(found.public, given_name, f"{given_name} {found.family_name}")


class Person:
    """A worker with a browser of their own, which is opened when they first need it.

    They are signed in by a cookie: signing in at the screen has a journey of its own.
    """

    def __init__(self, name: str, desk: Desk, url: str, *, scripts: bool = True) -> None:
        self.worker = Worker.objects.get(name=name)
        self.name = name
        self.scripts = scripts
        self._desk, self._url = desk, url
        self._page: Page | None = None
        self._signed_in: datetime | None = None

    @property
    def page(self) -> Page:
        if self._page is None:
            self._page = self._desk(scripts=self.scripts)
        moment = datetime.now(UTC)
        if self._signed_in is None or abs(moment - self._signed_in) > A_SESSION:
            client = Client()
            client.force_login(self.worker)
            cookie = client.cookies["sessionid"].value
            self._page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": self._url}])
            self._signed_in = moment
        return self._page

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def follows(self, words: str, *, under: str = "") -> None:
        """A link, by its words or by some of them; where there are several, the first under a heading."""
        part = self._part(under) if under else self.page.locator("body")
        links = part.get_by_role("link", name=words, exact=True)
        if not links.count():
            links = part.get_by_role("link", name=words)
        links.first.click()

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words).first.click()

    def fills(self, label: str, typed: Typed) -> None:
        fill(self.page, label, typed)

    def sees(self, *words: str) -> None:
        """The page says each of them, anywhere: open or folded away. Capital letters do not matter."""
        for one in words:
            self._find(self.page.locator("body"), one)

    def sees_under(self, heading: str, *words: str) -> None:
        """The part of the page that stands under a heading says each of them."""
        for one in words:
            self._find(self._part(heading), one)

    def sees_no(self, *words: str) -> None:
        said = self.page.locator("body").text_content() or ""
        for one in words:
            assert one.lower() not in said.lower(), f"{self.name} sees “{one}” on {self.page.url}"

    def _part(self, heading: str) -> Locator:
        titled = self.page.get_by_role("heading", name=heading)
        return self.page.locator("section, aside").filter(has=titled).last

    def _find(self, part: Locator, words: str) -> None:
        try:
            expect(part).to_contain_text(words, ignore_case=True)
        except AssertionError:
            said = "\n".join(line for line in part.inner_text().splitlines() if line.strip())
            raise AssertionError(f"{self.name} does not see “{words}” on {self.page.url}:\n{said}") from None

    def is_on(self, heading: str) -> None:
        """The page's own heading, or how it begins."""
        found = self.page.get_by_role("heading", level=1)
        try:
            expect(found).to_have_text(re.compile(rf"^\s*{re.escape(heading)}"))
        except AssertionError:
            said = self.page.locator("main").inner_text()
            raise AssertionError(f"{self.name} is not on “{heading}” but on {self.page.url}:\n{said}") from None

    def looks_over(self, screen: str) -> None:
        """Once for each distinct screen: see `looking`."""
        if self.scripts:
            look_over(self.page, screen)
