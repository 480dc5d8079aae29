"""Where a worker or a team is mailed, set by whoever manages them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.children.form import Form
from held.pages.people.doors import manages_the_person, manages_the_team
from held.record.actions.cannot import CanNot
from held.record.actions.people.mail_address import set_teams_address, set_workers_address
from held.record.clock import now
from held.record.reading.people.managing import Managing
from held.record.reading.people.person import Person
from held.record.reading.people.team import TeamPage


@manages_the_person
def person_mail(request: HttpRequest, person: Person) -> HttpResponse:
    def save(email: str) -> None:
        set_workers_address(by=request.user, worker=person.public, email=email)

    back = reverse("person", kwargs={"public": person.public})
    hint = "What they are told under My work is mailed there as well. Leave it empty, and nobody is mailed."
    form = Form(request.POST.dict() if request.method == "POST" else {"email": person.account.email}, now())
    return _address(request, person.name, form, hint, back, save)


@manages_the_team
def team_mail(request: HttpRequest, team: TeamPage, rights: Managing, pack: Pack | None) -> HttpResponse:
    def save(email: str) -> None:
        set_teams_address(by=request.user, team=team.public, email=email)

    back = reverse("team", kwargs={"public": team.public})
    hint = "An address that the whole team reads. What arrives in the tray is mailed there as well."
    form = Form(request.POST.dict() if request.method == "POST" else {"email": team.email}, now())
    return _address(request, team.name, form, hint, back, save)


def _address(
    request: HttpRequest, name: str, form: Form, hint: str, back: str, save: Callable[[str], None]
) -> HttpResponse:
    if request.method == "POST":
        try:
            save(form.word("email"))
        except CanNot as sentence:
            form.errors["email"] = str(sentence)
        else:
            said = (
                f"is mailed at {form.word('email')} from now on"
                if form.word("email")
                else "is not mailed any more"
            )
            messages.success(request, f"{name} {said}.")
            return redirect(back)
    shown = {
        "name": name,
        "back_to": back,
        "errors": form.errors,
        "mailed_at": form.field("line", "email", "Mail address", hint=hint),
        "section": reverse("people"),
    }
    return render(request, "people/mail.html", shown, status=422 if form.errors else 200)
