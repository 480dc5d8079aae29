"""The call is recorded: what it set off, and what is left to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from held.pages import doors
from held.pages.transitions.recorded_child import recorded_children
from held.pages.urgent.answering import waits_for_an_answer
from held.pages.urgent.came_out import not_said, say
from held.pages.urgent.ringing import whom_to_ring
from held.pages.urgent.ways import pack_now
from held.record.reading.people.who import Who
from held.record.reading.work.after_a_call import after_a_call


@doors.urgent
def urgent_recorded(request: HttpRequest, child: Who, key: str) -> HttpResponse:
    moment = timezone.now()
    after = after_a_call(by=request.user, child=child.public, key=key)
    called = {child.public: child.called, **after.siblings}
    if request.method == "POST":
        say(request, after.written, called, key)
        return redirect(request.path)
    cards, runs = (
        recorded_children(request.user, after.written, called, after.at.teams) if after.written else ((), ())
    )
    unsaid = not_said(after.written, runs)
    words = {
        "child": child,
        "children": cards,
        "came_out": unsaid[0].options if unsaid else (),
        "waits": waits_for_an_answer(child, after.at.identity, moment),
        "desks": whom_to_ring(
            after.desks,
            pack=pack_now(after.at),
            holders=[held.service for held in after.at.identity.held_by],
            moment=moment,
        ),
    }
    return render(request, "urgent/urgent_recorded.html", words)
