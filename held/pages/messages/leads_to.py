"""Where a mail leads: behind the sign-in, and on to the page that it is about, which has a door of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from held.pages.doors import signed_in
from held.record.reading.messages.message import leads_to


@signed_in
def mail(request: HttpRequest, public: str) -> HttpResponse:
    try:
        found = leads_to(public)
    except LookupError as nothing:
        raise Http404(str(nothing)) from None
    if found.transition:
        return redirect("transition", public=found.transition)
    if found.round:
        return redirect("round", public=found.round)
    if found.child:
        return redirect("child", public=found.child)
    return redirect("meetings" if found.is_invitation else "my work")
