"""Recorded: what was written on each child's record, what is owed now and by whom, and where to go on."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.links import Link
from held.pages.doors import about_what_was_recorded
from held.pages.identity.identity_bar import identity_bar
from held.pages.transitions.recorded_child import recorded_children
from held.pages.wording.phrases import anchor, curly
from held.record.actions.people.look_together import Present
from held.record.reading.transitions.answers import RecordedFor
from held.record.reading.transitions.course import Course
from held.record.reading.transitions.recorded import identity_and_recorded
from held.record.reading.work.asked_by_meeting import meeting_of


@about_what_was_recorded("what was recorded")
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
        "agendas": _agendas(runs, written),
    }
    return render(request, "transitions/recorded.html", words)


def _agendas(runs: Sequence[Course], written: Sequence[RecordedFor]) -> tuple[Link, ...]:
    """Back to the agenda of the meeting at which such a step is taken; none where it is taken at none."""
    numbers = {(one.transition, one.number) for one in written}
    meetings = {
        meeting_of(run.pack, run.procedure.name, told.step): None
        for run in runs
        for told in run.told
        if (run.transition, told.number) in numbers
    }
    return tuple(
        Link(f"The agenda of the {curly(name)}", reverse("meeting", kwargs={"slug": anchor(name)}))
        for name in meetings
        if name
    )
