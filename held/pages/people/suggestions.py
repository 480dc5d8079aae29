"""Colleagues or teams offered while somebody types a name into a form: a piece of a page, filled in with a press."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from held.pages.doors import signed_in
from held.pages.transitions.by_name import in_their_post
from held.record.reading.people.colleagues import colleagues
from held.record.reading.people.who_is_read import Choice

MOST = 8
MOST_ROLES = 40
LONGEST = 200


@signed_in
def suggestions(request: HttpRequest) -> HttpResponse:
    """Whoever is in one of the roles in the address; where it names a service, its teams. By the same rule as the form that
    is sent with what was typed."""
    choice = Choice(
        tuple(request.GET.getlist("role")[:MOST_ROLES]),
        request.GET.get("service", ""),
        request.GET.get("q", "")[:LONGEST],
    )
    people = colleagues(by=request.user, ids=(), roles=(), choices=[choice])
    offered = (
        [(team, team, "") for team in people.found_teams(choice.service, choice.typed)]
        if choice.service
        else [
            (said, *said.split(", ", 1))
            for said in (in_their_post(one, choice.roles) for one in people.found(choice.roles, choice.typed))
        ]
    )
    return HttpResponse(render_to_string("people/suggestions.html", {"offered": offered[:MOST]}))
