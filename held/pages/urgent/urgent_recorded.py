"""The call is recorded: what it set off, and what is left to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from held.pages import doors
from held.pages.transitions.recorded_child import recorded_children
from held.pages.urgent.ringing import whom_to_ring
from held.pages.urgent.ways import pack_now
from held.record.reading.people.who import Who
from held.record.reading.work.after_a_call import after_a_call


@doors.urgent
def urgent_recorded(request: HttpRequest, child: Who, key: str) -> HttpResponse:
    moment = timezone.now()
    after = after_a_call(by=request.user, child=child.public, key=key)
    called = {child.public: child.called, **after.siblings}
    cards = recorded_children(request.user, after.written, called, after.at.teams)[0] if after.written else ()
    words = {
        "child": child,
        "children": cards,
        "desks": whom_to_ring(
            after.desks,
            pack=pack_now(after.at),
            holders=[held.service for held in after.at.identity.held_by],
            moment=moment,
        ),
    }
    return render(request, "urgent/urgent_recorded.html", words)
