"""What to know before you ring: who the child lives with, how to reach them, school and others, what the child says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from held.pages.children.about import About
from held.pages.components.links import Link
from held.pages.wording.ages import beside_name
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.phrases import capital
from held.record.reading.people.kin import Kin, NearAdult
from held.record.reading.transitions.course import Course

CHILDS_WORDS = re.compile(r"\b(child|young person)\b.*\b(says?|said|thinks?|wants?|wishes)\b", re.IGNORECASE)
"""How the field asks for the child's own words, whatever the procedure: "what the child says"."""
FEW = 220
"""Letters of the child's own words that are shown; the rest is a click away."""


@dataclass(frozen=True)
class Fact:
    """`quote` is shown in quotation marks; `after` follows it."""

    term: str
    words: str = ""
    phone: str = ""
    link: Link | None = None
    quote: str = ""
    after: str = ""


def know(seen: About, courses: Iterable[Course]) -> tuple[Fact, ...]:
    """What is not known is said to be so."""
    around = seen.glance.kin
    return (
        *_home(around),
        *_brothers_and_sisters(seen, around),
        *_reaching(around),
        *_others(around),
        _says(seen, courses),
        *_address(seen),
        *_elsewhere(seen),
    )


def _home(around: Kin) -> Iterator[Fact]:
    home = [adult for adult in around.adults if adult.lives_with]
    if not home:
        yield Fact("Lives with", "Not known")
    for place, adult in enumerate(home):
        yield Fact("Lives with" if place == 0 else "and", f"{capital(adult.kind)}, {adult.name}", adult.phone)


def _brothers_and_sisters(seen: About, around: Kin) -> Iterator[Fact]:
    today = day_of(seen.moment)
    for place, one in enumerate(around.siblings):
        named = beside_name(one.name, one.born, one.expected, today)
        yield Fact(
            "Family" if place == 0 else "", link=Link(named, reverse("child", kwargs={"public": one.public}))
        )


def _reaching(around: Kin) -> Iterator[Fact]:
    for adult in around.adults:
        if adult.reached_how:
            yield Fact(
                "To reach", f"{capital(adult.kind)}: {adult.reached_how[:1].lower()}{adult.reached_how[1:]}"
            )


def _others(around: Kin) -> Iterator[Fact]:
    """Whoever is known for where they work: a school, a surgery."""
    for adult in around.adults:
        if adult.organisation:
            yield Fact(capital(adult.kind), _named(adult), adult.phone)


def _named(adult: NearAdult) -> str:
    return f"{adult.organisation}, {adult.name}" if adult.name else adult.organisation


def _says(seen: About, courses: Iterable[Course]) -> Fact:
    latest = [
        (told.happened, answer)
        for run in courses
        for told in run.told
        if told.counts
        for name, answer in told.answers.items()
        if CHILDS_WORDS.search(name) and isinstance(answer, str) and answer.strip()
    ]
    if not latest:
        return Fact(f"{seen.child.called} says", "Nothing is written down yet")
    happened, words = max(latest, key=lambda one: one[0])
    words = " ".join(words.split())
    words = words if len(words) <= FEW else f"{words[:FEW].rsplit(' ', 1)[0]} …"
    return Fact(f"{seen.child.called} says", quote=words.strip("“”\"'"), after=full_date(happened))


def _address(seen: About) -> Iterator[Fact]:
    if seen.child.address is None:
        yield Fact("Address", "Withheld: it is in no page")
    elif seen.child.address:
        yield Fact("Address", seen.child.address)


def _elsewhere(seen: About) -> Iterator[Fact]:
    """Their number in the council's case system."""
    for one in seen.glance.origins:
        where = reverse("from the case system", kwargs={"public": seen.child.public})
        yield Fact(f"In {one.system}", link=Link(one.number, where))
