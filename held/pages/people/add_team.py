"""A team is made, in a service of the procedures in force, by whoever answers for every child."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.children.form import Form
from held.pages.people.doors import answers_for_all
from held.pages.wording.phrases import capital
from held.record.actions.cannot import CanNot
from held.record.actions.people.add_team import add_team as make_team
from held.record.clock import now


@answers_for_all
def add_team(request: HttpRequest, pack: Pack | None) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {}, now())
    services = list(pack.services) if pack else []
    if request.method == "POST":
        name = form.needed("name", "Enter the name of the team.")
        service = form.one_of("service", services, "Choose the service it belongs to.")
        desk = form.one_of("desk", ("yes", "no"), "Say whether it is a duty desk.")
        for field, most in (("name", 200), ("phone", 40), ("hours", 200)):
            if len(form.word(field)) > most:
                form.errors[field] = f"Enter at most {most} characters."
        if not form.errors:
            try:
                public = make_team(
                    by=request.user,
                    name=name,
                    service=service,
                    phone=form.word("phone"),
                    hours=form.word("hours"),
                    is_duty_desk=desk == "yes",
                )
            except CanNot as sentence:
                form.errors["name"] = str(sentence)
            else:
                messages.success(request, f"{name} is made. Nobody works in it yet: add somebody.")
                return redirect(reverse("team", kwargs={"public": public}))
    return render(
        request,
        "people/add_team.html",
        {
            "errors": form.errors,
            "fields": (
                form.field("line", "name", "Name of the team"),
                form.field(
                    "choose",
                    "service",
                    "Which service does it belong to?",
                    options=[(one, capital(one), "") for one in services],
                ),
                form.field("line", "phone", "Telephone"),
                form.field(
                    "line", "hours", "When somebody answers", hint="Like Monday to Friday, 8.30am to 5pm."
                ),
                form.field(
                    "one",
                    "desk",
                    "Is it a duty desk?",
                    hint="A duty desk answers for its service to anybody who rings, and sees every child.",
                    options=[("yes", "Yes", ""), ("no", "No", "")],
                ),
            ),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )
