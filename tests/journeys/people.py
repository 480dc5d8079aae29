"""Somebody at a screen, and the children they talk about."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.test import Client
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

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


def _said(words: str, *, at_the_start: bool = False) -> re.Pattern[str]:
    """However it is spaced, with small letters or capitals, and whichever quotation marks are printed."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    for marks in ("'‘’", '"“”'):
        pattern = re.sub(f"[{marks}]", f"[{marks}]", pattern)
    return re.compile(rf"^\s*{pattern}" if at_the_start else pattern, re.IGNORECASE)


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

    def signs_in(self, password: str) -> None:
        """At the screen, as it is done in the morning."""
        if self._page is None:
            self._page = self._desk(scripts=self.scripts)
        self._page.goto("/")
        self._page.get_by_label("Sign-in name").fill(self.worker.sign_in_name)
        self._page.get_by_label("Password", exact=True).fill(password)
        self._page.get_by_role("button", name="Sign in").click()
        self._signed_in = datetime.now(UTC)

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def follows(self, words: str, *, under: str = "") -> None:
        """A link, by its words or by some of them; where there are several, the first under a heading."""
        part = self._part(under) if under else self.page.locator("main")
        links = part.get_by_role("link", name=words, exact=True)
        if not links.count():
            links = part.get_by_role("link", name=words)
        self._click(links, words)

    def unfolds(self, words: str) -> None:
        self._click(self.page.locator("summary").filter(has_text=words), words)

    def presses(self, words: str) -> None:
        self._click(self.page.get_by_role("button", name=words), words)

    def seeks(self, words: str) -> None:
        """In the box on every page."""
        box = self.page.get_by_role("search").get_by_label("Name, number or date of birth")
        box.first.fill(words)
        box.first.press("Enter")
        expect(self.page).to_have_url(re.compile("/find"))
        self.sees(f"for “{words}”")

    def fills(self, label: str, typed: Typed) -> None:
        fill(self.page, label, typed)

    def ticks_the_same(self, what: str, *, child: AChild, as_for: AChild) -> None:
        """ "The same as for Harvey", beneath a field of another child's."""
        beside = self.page.get_by_role("group", name=f"{what}, for {child.called}").or_(
            self.page.get_by_label(f"{what}, for {child.called}", exact=True)
        )
        name = beside.first.get_attribute("id") or ""
        self.page.locator(f'[data-same-for="{name}"]').check()
        expect(self.page.get_by_label(f"The same as for {as_for.called}").first).to_be_visible()

    def sees(self, *words: str) -> None:
        """The page says each of them, anywhere: open or folded away. Capital letters do not matter."""
        for one in words:
            self._find(self.page.locator("body"), one)

    def sees_under(self, heading: str, *words: str) -> None:
        """The part of the page that stands under a heading says each of them."""
        for one in words:
            self._find(self._part(heading), one)

    def sees_in_card(self, heading: str, *words: str) -> None:
        titled = self.page.get_by_role("heading", name=heading)
        for one in words:
            self._find(self.page.locator(".held-card").filter(has=titled), one)

    def sees_in_order(self, *words: str) -> None:
        self.sees(*words)
        said = self.page.locator("main").text_content() or ""
        places = [said.index(one) for one in words]
        assert places == sorted(places), f"{self.name} reads {words} in another order"

    def sees_no(self, *words: str) -> None:
        said = self.page.locator("body").text_content() or ""
        for one in words:
            assert one.lower() not in said.lower(), f"{self.name} sees “{one}” on {self.page.url}"

    def _click(self, found: Locator, words: str) -> None:
        """And waits for the page it leads to: a click itself waits no longer than until the address is the new one."""
        try:
            found.first.click()
            self.page.wait_for_load_state()
        except PlaywrightTimeout:
            raise AssertionError(self._not("find", words, self.page.locator("body"))) from None

    def _not(self, verb: str, words: str, part: Locator) -> str:
        said = "\n".join(line for line in part.inner_text().splitlines() if line.strip())
        return f"{self.name} does not {verb} “{words}” on {self.page.url}:\n{said}"

    def _part(self, heading: str) -> Locator:
        titled = self.page.get_by_role("heading", name=heading)
        return self.page.locator("section, aside").filter(has=titled).last

    def _find(self, part: Locator, words: str) -> None:
        try:
            expect(part).to_contain_text(_said(words))
        except AssertionError:
            raise AssertionError(self._not("see", words, part)) from None

    def is_on(self, heading: str) -> None:
        """The page's own heading, or how it begins."""
        found = self.page.get_by_role("heading", level=1)
        try:
            expect(found).to_have_text(_said(heading, at_the_start=True))
        except AssertionError:
            raise AssertionError(self._not("stand on", heading, self.page.locator("main"))) from None

    def looks_over(self, screen: str) -> None:
        """Once for each distinct screen: see `looking`."""
        if self.scripts:
            look_over(self.page, screen)
