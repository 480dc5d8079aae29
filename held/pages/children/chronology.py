"""The chronology: everything recorded about a child, newest first, with both times where it was entered late."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.entries import entries, people_named, with_gaps
from held.pages.children.entry_words import Telling
from held.pages.children.line import gaps
from held.pages.components.chronology import Entry
from held.pages.doors import about_a_child
from held.pages.wording.typed_numbers import typed_number
from held.record.reading.chronology.chronology import A_PAGE, Chronology
from held.record.reading.chronology.chronology import chronology as read
from held.record.reading.chronology.lately import Lately
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who

ON_PAPER = 2000
"""Entries on one page to print: more than a childhood comes to."""
LATEST = 5


@dataclass(frozen=True)
class Latest:
    """The newest of them, for the child's own page."""

    entries: tuple[Entry, ...]
    of: int


@about_a_child("the chronology")
def chronology(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "chronology")
    to_print = "print" in request.GET
    before = _number(request.GET.get("before", ""))
    found = read(child.public, before=before, most=ON_PAPER if to_print else A_PAGE)
    people = colleagues(by=request.user, ids=people_named(found.lines), roles=())
    address = reverse("chronology", kwargs={"public": child.public})
    shown = {
        "entries": _shown(seen, found, people, first=before is None),
        "older": f"{address}?before={found.older}" if found.older else "",
        "newest": address if before is not None else "",
        "last": found.last,
        "to_print": to_print,
        "print": f"{address}?print=all",
        "pages": address,
    }
    return render(request, "children/chronology.html", seen.shown | shown)


def latest(seen: About, found: Lately, people: Colleagues) -> Latest:
    """As many as stand on the child's own page, gaps among them."""
    lines = found.lines
    telling = Telling(seen.child.called, seen.pack, people, seen.child.public)
    shown = entries(lines, telling)
    whole = with_gaps(shown, lines, gaps(seen), seen.moment, first=True, last=found.are_all)
    return Latest(whole[:LATEST], found.last)


def _shown(seen: About, found: Chronology, people: Colleagues, *, first: bool) -> tuple[Entry, ...]:
    telling = Telling(seen.child.called, seen.pack, people, seen.child.public, is_whole=True)
    return with_gaps(
        entries(found.lines, telling),
        found.lines,
        gaps(seen),
        seen.moment,
        first=first,
        last=found.older is None,
    )


def _number(typed: str) -> int | None:
    """A link that can't be read begins at the newest."""
    return typed_number(typed)
