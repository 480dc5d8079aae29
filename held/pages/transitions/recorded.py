"""Recorded: what was written on each child's record, what is owed now and by whom, and where to go on."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.doors import about_brothers_and_sisters
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.recorded_child import recorded_children
from held.record.actions.people.look_together import Present
from held.record.reading.transitions.recorded import identity_and_recorded


@about_brothers_and_sisters("what was recorded")
def recorded(request: HttpRequest, children: Sequence[Present], key: str) -> HttpResponse:
    called = {child.who.public: child.who.called for child in children}
    found, written, teams = identity_and_recorded(by=request.user, child=children[0].who.public, key=key)
    if not any(one.child in called for one in written):
        raise Http404("Nothing was recorded with this address.")
    cards, runs = recorded_children(request.user, written, called, teams)
    own = children[0].who
    words = {
        "own": own,
        "bar": identity_bar(own, found, runs[0].pack),
        "children": cards,
    }
    return render(request, "transitions/recorded.html", words)
