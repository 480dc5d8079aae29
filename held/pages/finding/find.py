"""One box to find a child; and, on the page of children, those whom somebody leads."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.tables import Table
from held.pages.doors import signed_in
from held.pages.finding.hits import hits_table
from held.pages.my_work.led import led_table
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of
from held.record.clock import now
from held.record.reading.people.search import Found, search
from held.record.reading.people.seen_freely import seen_freely
from held.record.reading.work.led import led

LONGEST = 200
"""Letters of what was typed that are read: no name is longer."""


@signed_in
def find(request: HttpRequest) -> HttpResponse:
    sought = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found = search(sought)
    open_to = seen_freely(request.user, [hit.public for hit in found.hits]) if found.hits else frozenset()
    shown = {
        "sought": sought,
        "title": _title(found, sought),
        "hits": _table(found, open_to, sought),
        "has_more": found.has_more,
        "nothing": bool(sought) and not found.hits,
    }
    return _shown(request, shown)


@signed_in
def my_children(request: HttpRequest) -> HttpResponse:
    children = led(request.user)
    leads = (
        f"You lead for {counted(len(children), 'child', 'children')}."
        if children
        else "You lead for nobody now."
    )
    shown = {"title": "Children", "lede": leads, "children": led_table(children, now())}
    return _shown(request, {"sought": "", "hits": None, "has_more": False, "nothing": False, **shown})


def _table(found: Found, open_to: frozenset[str], sought: str) -> Table | None:
    if not found.hits:
        return None
    return hits_table(found.hits, open_to, day_of(now()), _title(found, sought), is_caption_hidden=True)


def _title(found: Found, sought: str) -> str:
    if not sought:
        return "Find a child"
    return f"{counted(len(found.hits), 'child', 'children') if found.hits else 'Nobody'} for “{sought}”"


def _shown(request: HttpRequest, shown: Mapping[str, object]) -> HttpResponse:
    typed = str(shown["sought"])
    add = reverse("add child") + (f"?{urlencode({'name': typed})}" if typed else "")
    return render(request, "finding/find.html", {"section": reverse("children"), "add": add, **shown})
