"""A receipt for what somebody was told, from My work and back to it. Pressed twice it is one receipt."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from held.pages.doors import signed_in
from held.record.actions.cannot import CanNot
from held.record.actions.work.receive_notice import receive_notice


@signed_in
@require_POST
def told(request: HttpRequest) -> HttpResponse:
    receive_all(request)
    return redirect("my work")


def receive_all(request: HttpRequest) -> None:
    """What was sent by one press, in the name of whoever pressed. Only whoever it went to, or covers, can receive it."""
    said = ""
    for notice in request.POST.getlist("notice"):
        try:
            receive_notice(by=request.user, notice=int(notice))
        except ValueError as unreadable:
            raise Http404("There is no such notice.") from unreadable
        except CanNot as sentence:
            messages.info(request, str(sentence))
        else:
            said = "Received, in your name."
    if said:
        messages.success(request, said)
