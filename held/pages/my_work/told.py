"""A receipt for what somebody was told, from My work and back to it. Pressed twice it is one receipt."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from held.pages.doors import signed_in
from held.record.actions.cannot import CanNot
from held.record.actions.work.receive_notice import receive_notice


@signed_in
@require_POST
def told(request: HttpRequest, number: int) -> HttpResponse:
    """`number`: the notice. Only whoever it went to, or covers for them, can receive it."""
    try:
        receive_notice(by=request.user, notice=number)
    except CanNot as sentence:
        messages.info(request, str(sentence))
    else:
        messages.success(request, "Received, in your name.")
    return redirect("my work")
