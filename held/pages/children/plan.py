"""The plan is looked at again: what has changed, what is next, and when it will be looked at after that."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.engine.calendar import calendar_of
from held.language.times import Within
from held.pages.children.about import About, about
from held.pages.children.form import Form, at_first
from held.pages.doors import about_a_child
from held.pages.transitions.words import new_key
from held.pages.wording.counts import counted
from held.pages.wording.dates import full_date
from held.record.actions.cannot import CanNot
from held.record.actions.care.look_at_plan import look_at_plan as record_look
from held.record.reading.people.who import Who

LATER = "A plan is looked at on a day that has come. Type a time that has passed."


@about_a_child("looking at the plan")
def look_at_plan(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child)
    if request.method == "POST":
        form = Form(request.POST.dict(), seen.moment)
        note = form.needed("note", "Say how the plan goes: what has changed, and what is next.")
        happened = form.passed("happened", LATER)
        if not form.errors:
            try:
                record_look(
                    by=request.user, child=child.public, note=note, happened=happened, key=form.word("key")
                )
            except CanNot as sentence:
                form.errors["note"] = str(sentence)
            else:
                messages.success(request, f"You looked at {child.called}’s plan. {_next(seen)}")
                return redirect(reverse("child", kwargs={"public": child.public}))
    else:
        form = Form(at_first(seen.moment), seen.moment)
    shown = {
        "errors": form.errors,
        "note": form.field(
            "text",
            "note",
            "How does the plan go?",
            hint="What has changed since last time? What works, what does not? What is next, and who does it?",
            rows=8,
        ),
        "happened": form.field("date", "happened", "When was it?", hint="The next look counts from here."),
        "next": _next(seen),
        "key": form.word("key") or new_key(),
    }
    return render(request, "children/plan.html", seen.shown | shown, status=422 if form.errors else 200)


def _next(seen: About) -> str:
    """While a transition is open its own duties take the place of the look at the plan."""
    called, titles = seen.child.called, [one.procedure for one in seen.identity.transitions]
    if titles:
        return f"The {titles[-1]} is open, so what is owed next for {called} is asked for there."
    every = Within(seen.pack.review_every, "weeks")
    due = calendar_of(seen.pack).due(every, seen.moment)
    return (
        f"Looked at today, it is looked at again by {full_date(due)}: "
        f"every {counted(seen.pack.review_every, 'week')}, by the authority’s own rule."
    )
