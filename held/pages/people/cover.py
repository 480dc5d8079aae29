"""Cover for somebody who is away: from when, until when, by whom; and its end when they are back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.form import Form, begins, ends
from held.pages.children.one_worker import OneWorker
from held.pages.people.deputies import deputy, deputy_field
from held.pages.people.doors import themselves_or_manages
from held.pages.people.said import cover_table
from held.pages.people.what_follows import of_cover
from held.pages.transitions.words import new_key
from held.pages.wording.dates import day_of, full_date
from held.record.actions.cannot import CanNot
from held.record.actions.care.cover import cover as name_cover
from held.record.actions.care.cover import end_cover
from held.record.clock import now
from held.record.reading.people.person import Person


@themselves_or_manages
def cover(request: HttpRequest, person: Person) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {"since": "today"}, now())
    who = deputy(request.user, person, form)
    if request.method == "POST":
        said = _end(request, person, form) if form.word("do") == "end" else _name(request, person, form, who)
        if said:
            messages.success(request, said)
            return redirect(reverse("cover", kwargs={"public": person.public}))
    ending = [(line.deputy.public, line.deputy.name, "") for line in person.covered_by]
    return render(
        request,
        "people/cover.html",
        {
            "person": person,
            "errors": form.errors,
            "table": cover_table(person, form.moment),
            "follows": of_cover(person),
            "deputy": deputy_field(who, person, "Who covers?"),
            "since": form.field("date", "since", "From when?", hint="Today, or a day to come."),
            "until": form.field(
                "date",
                "until",
                "Until when?",
                hint="The last day, like 16 March 2026. Leave it empty while nobody knows.",
            ),
            "reason": form.field("line", "reason", "Why?", hint="Colleagues see it. No illness by name."),
            "who_ends": form.field("one", "who-ends", "Who covers no longer?", options=ending),
            "anybody": bool(ending),
            "key": (form.word("key") if form.word("do") != "end" else "") or new_key(),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _name(request: HttpRequest, person: Person, form: Form, who: OneWorker) -> str:
    """What was done; empty where something is wrong."""
    one = who.has_chosen(f"Choose who covers for {person.name}.")
    since = form.day("since", looks="ahead")
    until = form.day("until", looks="ahead")
    if form.errors or one is None:
        return ""
    later = since is not None and since > day_of(form.moment)
    try:
        name_cover(
            by=request.user,
            absent=person.public,
            deputy=one.public,
            since=begins(since) if since is not None and later else None,
            until=ends(until) if until else None,
            reason=form.word("reason"),
            key=form.word("key"),
        )
    except CanNot as sentence:
        form.errors["until" if until or later else "deputy"] = str(sentence)
        return ""
    when = f"from {full_date(since)}" if since is not None and later else "from now on"
    last = f" until {full_date(until)}" if until else ", until somebody ends it"
    return f"{one.name} covers for {person.name} {when}{last}."


def _end(request: HttpRequest, person: Person, form: Form) -> str:
    lines = {line.deputy.public: line.deputy.name for line in person.covered_by}
    deputy = form.one_of("who-ends", lines, "Choose who covers no longer.")
    if form.errors:
        return ""
    try:
        end_cover(by=request.user, absent=person.public, deputy=deputy)
    except CanNot as sentence:
        form.errors["who-ends"] = str(sentence)
        return ""
    return f"{lines[deputy]} no longer covers for {person.name}."
