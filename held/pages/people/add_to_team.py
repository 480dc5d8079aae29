"""Somebody new: an account, and a role in a team. They choose their own password with one that is shown once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Pack
from held.pages.children.form import Form
from held.pages.people.doors import manages_the_team
from held.pages.wording.dates import day_of
from held.record.actions.cannot import CanNot
from held.record.actions.people.add_worker import CanNotAddWorker
from held.record.actions.people.let_in import give_account
from held.record.actions.people.passwords import OneTime
from held.record.clock import now
from held.record.reading.people.managing import Managing
from held.record.reading.people.team import TeamPage


@manages_the_team
def add_to_team(request: HttpRequest, team: TeamPage, rights: Managing, pack: Pack | None) -> HttpResponse:
    form = Form(request.POST.dict() if request.method == "POST" else {"since": "today"}, now())
    roles = [role.name for role in (pack.roles.values() if pack else ()) if role.service == team.service]
    shown: dict[str, object] = {"team": team, "section": reverse("people")}
    if request.method == "POST":
        given = _given(request, team, form, roles)
        if given is not None:
            return render(request, "people/one_time.html", shown | {"given": given})
    return render(
        request,
        "people/add_to_team.html",
        shown
        | {
            "errors": form.errors,
            "fields": (
                form.field("line", "name", "Name", hint="As colleagues read it: first name and family name."),
                form.field(
                    "line", "sign-in-name", "Sign-in name", hint="What they type to sign in, like priya.nair."
                ),
                form.field("choose", "role", "In which role?", options=[(role, role, "") for role in roles]),
                form.field("line", "phone", "Telephone", hint="Whoever needs them about a child rings here."),
                form.field("line", "email", "E-mail, if there is one"),
                form.field("date", "since", "From when?", hint="Today, or a day to come."),
            ),
        },
        status=422 if form.errors else 200,
    )


def _given(request: HttpRequest, team: TeamPage, form: Form, roles: list[str]) -> OneTime | None:
    """None where something is wrong."""
    name = form.needed("name", "Enter their name.")
    sign_in_name = form.needed("sign-in-name", "Enter the name they will sign in with.")
    role = form.one_of("role", roles, "Choose a role.")
    email = form.word("email")
    if email and ("@" not in email or " " in email):
        form.errors["email"] = "Enter an e-mail address, like name@example.org, or leave it empty."
    for field, most in (("name", 200), ("sign-in-name", 100), ("phone", 40), ("email", 254)):
        if len(form.word(field)) > most:
            form.errors[field] = f"Enter at most {most} characters."
    since = form.day("since", looks="ahead")
    if since is not None and since < day_of(form.moment):
        form.errors["since"] = "Nobody joins a team in the past. Give today, or a day to come."
    if form.errors:
        return None
    try:
        return give_account(
            by=request.user,
            name=name,
            sign_in_name=sign_in_name,
            team=team.name,
            role=role,
            since=since,
            phone=form.word("phone"),
            email=email,
        )
    except (CanNot, CanNotAddWorker) as sentence:
        form.errors["sign-in-name"] = str(sentence)
        return None
