"""One team: who works in it, in which role, how many children they lead, who covers for whom."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.components.links import Link
from held.pages.components.links import Person as ToRing
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.phrases import capital
from held.record.clock import now
from held.record.reading.people.team import Member, rights_of, team_page


@signed_in
def team(request: HttpRequest, public: str) -> HttpResponse:
    try:
        found = team_page(public)
    except LookupError as nobody:
        raise Http404(str(nobody)) from None
    rights, _ = rights_of(request.user)
    today = day_of(now())
    return render(
        request,
        "people/team.html",
        {
            "team": found,
            "may": rights.of_team(public),
            "members": Table(
                "Who works there",
                ("Who", "Role", "Telephone", "Leads", "At work"),
                tuple(_member(one, today) for one in found.members),
                "Nobody works in this team. What stands in its tray is seen by nobody: add somebody.",
                is_caption_hidden=True,
            ),
            "section": reverse("people"),
        },
    )


def _member(one: Member, today: date) -> Row:
    state, must_act = _state(one, today)
    return Row(
        (
            Cell(link=Link(one.name, reverse("person", kwargs={"public": one.public}))),
            capital(one.role),
            Cell(ring=ToRing("", "", one.phone)) if one.phone else "Not known",
            counted(one.leads, "child", "children") if one.leads else "No child",
            state,
        ),
        must_act=must_act,
    )


def _state(one: Member, today: date) -> tuple[str, bool]:
    """And whether somebody has to act: a lead who can't sign in."""
    cover = f"; {one.cover} covers" if one.cover else ""
    if not one.is_on:
        return f"Account switched off{cover}", one.leads > 0
    if one.is_dormant:
        return f"Account closed, because nobody used it{cover}", one.leads > 0
    if one.since > today:
        return f"From {full_date(one.since)}", False
    if one.cover:
        return f"Away; {one.cover} covers", False
    if one.until is not None:
        return f"Until {full_date(one.until)}", one.leads > 0
    if one.chooses_until is not None:
        return "Has not signed in yet", False
    return "Yes", False
