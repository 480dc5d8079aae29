"""What is offered while somebody types into the search box: a piece of a page, with who it is and why, and nothing more."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from held.pages.doors import signed_in
from held.pages.finding.find import LONGEST
from held.pages.finding.hits import why
from held.pages.wording.ages import age
from held.pages.wording.dates import day_of
from held.record.clock import now
from held.record.reading.people.search import search

MOST = 8


@signed_in
def suggestions(request: HttpRequest) -> HttpResponse:
    """The same for everybody: name, age and why it matches."""
    today = day_of(now())
    found = search(request.GET.get("q", "")[:LONGEST])
    offered = [
        {
            "url": reverse("child", kwargs={"public": hit.public}),
            "name": hit.name,
            "age": age(hit.born, hit.expected, today),
            "why": why(hit),
        }
        for hit in found.hits[:MOST]
    ]
    return HttpResponse(render_to_string("finding/suggestions.html", {"offered": offered}))
