"""Recorded in a round: what was written, what is owed now and by whom, and where to go on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.doors import signed_in
from held.pages.transitions.recorded_child import recorded_in
from held.pages.transitions.whose_names import whose_names
from held.record.reading.people.colleagues import colleagues
from held.record.reading.rounds.running import round_called
from held.record.reading.transitions.asked import ABOUT_NO_CHILD
from held.record.reading.transitions.recorded import recorded_with


@signed_in
def recorded(request: HttpRequest, key: str) -> HttpResponse:
    """For whoever recorded it: nobody else has the key."""
    written = [one for one in recorded_with(by=request.user, key=key) if one.child == ABOUT_NO_CHILD]
    if not written:
        raise Http404("Nothing was recorded with this address.")
    run = round_called(written[0].transition).course
    named = whose_names([run])
    people = colleagues(by=request.user, ids=named.ids, roles=named.roles, near=named.teams)
    card = recorded_in(run, written[0].number, run.procedure.title, people, request.user.public, frozenset())
    return render(request, "rounds/recorded.html", {"round": card})
