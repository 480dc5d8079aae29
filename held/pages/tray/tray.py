"""What has arrived for my teams: duties without an owner, papers and words not yet received."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from held.pages.components.work import WorkTable
from held.pages.doors import signed_in
from held.pages.my_work.rows import shares_lines, work_rows
from held.pages.my_work.told import receive_all
from held.pages.tray.arrived import arrived
from held.record.clock import now
from held.record.reading.work import tray as reading


@signed_in
def tray(request: HttpRequest) -> HttpResponse:
    """Duties soonest due first, notices longest waiting first; what an urgent call asks for, or tells, before all."""
    moment = now()
    found = reading.tray(request.user)
    rows = work_rows(found.duties.lines, moment)
    notices = arrived(found.notices)
    context = {
        "shares": shares_lines([*found.duties.lines, *found.notices], [*rows, *notices]),
        "duties": WorkTable("To be taken by somebody", rows, "Nothing waits to be taken."),
        "arrived": notices,
        "has_more": found.duties.has_more or found.has_more_notices,
        "section": reverse("team tray"),
    }
    return render(request, "tray/tray.html", context)


@signed_in
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """A receipt, in the name of whoever presses the button. Pressed twice it is one receipt."""
    receive_all(request)
    return redirect("team tray")
