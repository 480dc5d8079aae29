"""Every team, whom to ring there, and how many work in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.links import Link, Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.wording.counts import counted
from held.pages.wording.phrases import capital
from held.record.reading.messages.outbox import needing_somebody
from held.record.reading.people.team import A_PAGE, Alone, TeamCounted, in_no_team, rights_of, teams_counted


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    rights, _ = rights_of(request.user)
    after = request.GET.get("after", "")
    teams = teams_counted(request.user, after=after, most=A_PAGE + 1)
    return render(
        request,
        "people/people.html",
        {
            "teams": Table(
                "Teams",
                ("Team", "Service", "Who to ring", "Who works there"),
                tuple(_team(team) for team in teams[:A_PAGE]),
                "There are no more after these."
                if after
                else "There is no team yet. Whoever runs Held here makes the first one: held join-team.",
                is_caption_hidden=True,
            ),
            "more": f"{request.path}?after={teams[A_PAGE - 1].public}" if len(teams) > A_PAGE else "",
            "alone": Table(
                "Accounts in no team, and those switched off",
                ("Who", "Account"),
                tuple(_alone(one) for one in in_no_team()),
                "None.",
            )
            if rights.everybody
            else None,
            "may": rights.everybody,
            "messages": _messages(needing_somebody()) if rights.everybody else "",
        },
    )


def _messages(many: int) -> str:
    """What the link to the outbox says."""
    return (
        f"Messages: {counted(many, 'message')} failed or uncertain" if many else "Messages that were mailed"
    )


def _team(team: TeamCounted) -> Row:
    desk = "Duty desk. " if team.is_duty_desk else ""
    return Row(
        (
            Cell(
                link=Link(team.name, reverse("team", kwargs={"public": team.public})),
                words="(your team)" if team.is_mine else "",
            ),
            capital(team.service),
            Cell(words=f"{desk}{team.hours}", ring=Person("", "", team.phone) if team.phone else None)
            if team.phone or desk or team.hours
            else "Not known",
            counted(team.people, "person", "people") if team.people else "Nobody",
        ),
    )


def _alone(one: Alone) -> Row:
    state = (
        "Switched off" if not one.is_on else "Closed, because nobody used it" if one.is_dormant else "Open"
    )
    return Row((Cell(link=Link(one.name, reverse("person", kwargs={"public": one.public}))), state))
