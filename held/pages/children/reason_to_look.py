"""Why somebody who does not work with a child needs to see their record. Until it is given, only who it is is shown."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from held.pages.children.form import Form
from held.pages.components.links import Person
from held.pages.doors import signed_in
from held.pages.transitions.words import new_key
from held.pages.wording.ages import age
from held.pages.wording.dates import day_of
from held.record.actions.cannot import CanNot
from held.record.actions.people.look import give_reason
from held.record.clock import now
from held.record.reading.people.at_the_door import AtTheDoor, at_the_door

PAGE = "the record, with a reason"


@signed_in
def reason_to_look(request: HttpRequest, public: str) -> HttpResponse:
    try:
        child = at_the_door(public)
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    moment = now()
    form = Form(request.POST.dict() if request.method == "POST" else {}, moment)
    after = _after(request, child)
    if request.method == "POST":
        reason = form.needed("reason", "Say why you need to see this child’s record.")
        if not form.errors:
            try:
                give_reason(
                    by=request.user, child=child.public, page=PAGE, reason=reason, key=form.word("key")
                )
            except CanNot as sentence:
                form.errors["reason"] = str(sentence)
            else:
                return redirect(after)
    shown = {
        "section": reverse("children"),
        "child": child,
        "age": age(child.born, child.expected, day_of(moment)),
        "lead": Person(child.lead.worker.name, child.lead.worker.role, child.lead.worker.phone)
        if child.lead
        else None,
        "errors": form.errors,
        "reason": form.field(
            "text",
            "reason",
            "Why do you need to see it?",
            hint="Your words stand on the child’s record, and the lead is told.",
            rows=3,
        ),
        "next": after,
        "key": form.word("key") or new_key(),
    }
    return render(request, "children/reason_to_look.html", shown, status=422 if form.errors else 200)


def _after(request: HttpRequest, child: AtTheDoor) -> str:
    """Where they wanted to go; never out of this house."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    local = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if local else reverse("child", kwargs={"public": child.public})
