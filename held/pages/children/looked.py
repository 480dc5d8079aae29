"""Who has looked at a child, newest first, with the reason where one had to be given."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.children.about import about
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import about_a_child
from held.pages.wording.dates import clock, full_time
from held.pages.wording.phrases import capital
from held.record.access import A_REASON_LASTS
from held.record.actions.people.look import ASKED_WHY
from held.record.actions.people.look_urgently import URGENT
from held.record.reading.people.looks import LookLine, looks
from held.record.reading.people.who import Who


@about_a_child("who has looked")
def looked(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "looked")
    before = request.GET.get("before", "")
    found = looks(child.public, before=int(before) if before.isdecimal() and len(before) < 18 else None)
    address = reverse("looked", kwargs={"public": child.public})
    table = Table(
        "Who has looked, newest first",
        ("Who", "When", "At what", "Why"),
        tuple(_row(line, found.lines) for line in found.lines),
        f"Nobody has looked at {child.called} before that.",
        is_caption_hidden=True,
    )
    shown = {"table": table, "older": f"{address}?before={found.older}" if found.older else ""}
    return render(request, "children/looked.html", seen.shown | shown)


def _row(line: LookLine, others: Sequence[LookLine]) -> Row:
    return Row((Cell(bold=line.who), full_time(line.at), capital(line.page), _why(line, others)))


def _why(line: LookLine, others: Sequence[LookLine]) -> str:
    """A reason opens the record for a while: the looks after it say whose words they rest on."""
    if line.reason:
        return f"“{line.reason}”"
    if line.export:
        return f"“{line.export}”"
    if line.page == ASKED_WHY:
        return "The record was not shown"
    if line.page == URGENT:
        return "Urgent: nobody is asked why"
    for other in others:
        if other.worker == line.worker and other.reason and line.at - A_REASON_LASTS <= other.at <= line.at:
            return f"With the reason given at {clock(other.at)}"
    return "Works with the child, or answers for them"
