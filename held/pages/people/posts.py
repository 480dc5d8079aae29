"""The teams of one worker: one is joined, in a role; one is left, at the end of a day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from held.pages.children.form import Form
from held.pages.people.doors import manages_a_team
from held.pages.people.said import posts_table
from held.pages.people.what_follows import of_leaving
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.names import of
from held.record.actions.cannot import CanNot
from held.record.actions.people.leave_team import leave_team
from held.record.actions.people.post import post
from held.record.clock import now
from held.record.reading.people.person import Person, PostLine
from held.record.reading.people.team import TeamCounted, teams_counted

PAST = "Nobody joins a team in the past. Give today, or a day to come."


@manages_a_team
def posts(request: HttpRequest, person: Person) -> HttpResponse:
    """Who manages some teams is offered those, and who answers for every child all."""
    form = Form(request.POST.dict() if request.method == "POST" else {"since": "today"}, now())
    teams = [team for team in teams_counted(request.user) if person.rights.of_team(team.public)]
    left = [one for one in person.posts if person.rights.of_team(one.team_public)]
    if request.method == "POST":
        said = (
            _leave(request, person, form, left)
            if form.word("do") == "leave"
            else _join(request, person, form, teams)
        )
        if said:
            messages.success(request, said)
            return redirect(reverse("posts", kwargs={"public": person.public}))
    return render(
        request,
        "people/posts.html",
        {
            "person": person,
            "errors": form.errors,
            "table": posts_table(person, of(person.name)),
            "follows": of_leaving(person),
            "anybody": bool(left),
            "may_all": person.rights.everybody,
            **_joining(person, form, teams),
            "post": form.field(
                "one",
                "post",
                "Which team is left?",
                options=[(_value(one), f"{one.team}, as {one.role}", _alone(one, teams)) for one in left],
            ),
            "last": form.field("date", "last", "What is the last day?", hint="Today, or a day to come."),
            "section": reverse("people"),
        },
        status=422 if form.errors else 200,
    )


def _joining(person: Person, form: Form, teams: list[TeamCounted]) -> dict[str, object]:
    services = {team.service for team in teams}
    roles = [role for role in (person.pack.roles.values() if person.pack else ()) if role.service in services]
    return {
        "team": form.field(
            "choose", "team", "Which team?", options=[(team.public, team.name, "") for team in teams]
        ),
        "role": form.field(
            "choose",
            "role",
            "In which role?",
            options=[(role.name, f"{role.name} ({role.service})", "") for role in roles],
        ),
        "since": form.field("date", "since", "From when?", hint="Today, or a day to come."),
        "sees_all": form.field(
            "several",
            "sees-all",
            "What do they answer for?",
            options=[
                (
                    "yes",
                    "Every child of the authority",
                    "They see each record without saying why, and change every team and account.",
                )
            ],
        ),
    }


def _join(request: HttpRequest, person: Person, form: Form, teams: list[TeamCounted]) -> str:
    """What was done; empty where something is wrong."""
    names = {team.public: team.name for team in teams}
    team = form.one_of("team", names, "Choose a team.")
    role = form.needed("role", "Choose a role.")
    since = form.day("since", looks="ahead")
    if since is not None and since < day_of(form.moment):
        form.errors["since"] = PAST
    if form.errors:
        return ""
    try:
        post(
            by=request.user,
            worker=person.public,
            team=names[team],
            role=role,
            since=since,
            sees_all=person.rights.everybody and form.word("sees-all") == "yes",
        )
    except CanNot as sentence:
        form.errors["role"] = str(sentence)
        return ""
    return f"{person.name} works in {names[team]} as {role} from {full_date(since or form.moment)}."


def _leave(request: HttpRequest, person: Person, form: Form, left: list[PostLine]) -> str:
    one = next((one for one in left if _value(one) == form.word("post")), None)
    if one is None:
        form.errors["post"] = "Choose which team is left."
    form.needed("last", "Type the last day.")
    last = form.day("last", looks="ahead")
    if form.errors or one is None or last is None:
        return ""
    try:
        leave_team(by=request.user, worker=person.public, team=one.team_public, role=one.role, last_day=last)
    except CanNot as sentence:
        form.errors["last"] = str(sentence)
        return ""
    return f"{full_date(last)} is {of(person.name)} last day in {one.team}."


def _alone(one: PostLine, teams: list[TeamCounted]) -> str:
    """Said beforehand: a team with nobody in it has a tray that nobody opens."""
    if any(team.public == one.team_public and team.people == 1 for team in teams):
        return "Nobody else works there: then nobody opens its tray. Add somebody first."
    return ""


def _value(one: PostLine) -> str:
    return f"{one.team_public}/{one.role}"
