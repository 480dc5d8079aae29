"""The call is recorded: what it set off, and what is left to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from held.pages import doors
from held.pages.transitions.recorded_child import recorded_children
from held.pages.urgent.ringing import whom_to_ring
from held.pages.urgent.ways import pack_now
from held.record.reading.people.in_a_hurry import in_a_hurry
from held.record.reading.people.who import Who
from held.record.reading.transitions.recorded import recorded_with
from held.record.reading.work.at_a_form import at_a_form


@doors.urgent
def urgent_recorded(request: HttpRequest, child: Who, key: str) -> HttpResponse:
    moment = timezone.now()
    at, around = at_a_form(request.user, child.public), in_a_hurry(child.public)
    written = recorded_with(by=request.user, key=key)
    called = {child.public: child.called} | {one.public: one.name for one in around.siblings}
    cards = recorded_children(request.user, written, called)[0] if written else ()
    words = {
        "child": child,
        "children": cards,
        "desks": whom_to_ring(
            around.desks,
            pack=pack_now(at),
            holders=[held.service for held in at.identity.held_by],
            moment=moment,
        ),
    }
    return render(request, "urgent/urgent_recorded.html", words)
