"""A child's own page: what is open now and why, what to know before you ring, the line, the latest of the chronology."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.children.about import About, about
from held.pages.children.chronology import LATEST, latest
from held.pages.children.entries import people_named
from held.pages.children.know import know
from held.pages.children.line import drawn_line
from held.pages.children.line_values import passing_role
from held.pages.children.open_now import open_now
from held.pages.components.links import Link
from held.pages.doors import about_a_child
from held.pages.identity.co_working_until import co_working_until
from held.pages.transitions.whose_names import whose_names
from held.record.reading.chronology.lately import lately
from held.record.reading.people.colleagues import Colleagues, colleagues
from held.record.reading.people.who import Who
from held.record.reading.transitions.course import Course

WITH_THEIR_STEPS = LATEST * 4
"""Entries read for the latest five: several may be told in one."""


@about_a_child("the overview")
def overview(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "child")
    found = lately(child.public, most=WITH_THEIR_STEPS)
    running = [run for run in found.courses if run.ended is None]
    named = whose_names(running)
    people = colleagues(
        by=request.user,
        ids=named.ids | people_named(found.lines),
        roles=named.roles,
        near=named.teams | seen.identity.teams,
    )
    shown = {
        "name_is": "h1",
        "open_now": open_now(seen, found.courses, people),
        "facts": know(seen, found.courses),
        "to_do": _to_do(seen),
        "line": drawn_line(seen, _following(seen, running, people)),
        "latest": latest(seen, found, people),
    }
    return render(request, "children/overview.html", seen.shown | shown)


def _following(seen: About, running: Iterable[Course], people: Colleagues) -> str | None:
    """Who is named already to lead when one part of co-working ends."""
    ends = co_working_until(seen.identity)
    role = passing_role(seen.glance, ends) if ends else None
    for run in running if role else ():
        named = dict(run.situation(seen.moment).named)
        if role in named:
            return people.name(named[role])
    return None


def _to_do(seen: About) -> tuple[Link, ...]:
    """What anybody who sees the child may do from here; each form says for itself whom it is for."""
    called = seen.child.called

    def link(words: str, name: str) -> Link:
        return Link(words, reverse(name, kwargs={"public": seen.child.public}))

    return (
        link("Begin a step up, or another procedure", "begin"),
        link("Look at the plan again", "look at plan"),
        link("Set the level of need", "level"),
        link(f"Give {called} to another lead" if seen.identity.lead else f"Name a lead for {called}", "lead"),
        link(f"Who else works with {called}", "involved"),
    )
