"""Who has looked at a child, newest first, with the reason where one had to be given."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.pages.children.about import about
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import about_a_child
from held.pages.wording.dates import full_time
from held.pages.wording.phrases import capital
from held.record.reading.people.looks import LookLine, looks
from held.record.reading.people.who import Who


@about_a_child("who has looked")
def looked(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "looked")
    before = request.GET.get("before", "")
    found = looks(child.public, before=int(before) if before.isdigit() and len(before) < 18 else None)
    address = reverse("looked", kwargs={"public": child.public})
    table = Table(
        "Who has looked, newest first",
        ("Who", "When", "At what", "Why"),
        tuple(_row(line) for line in found.lines),
        f"Nobody has looked at {child.called} before that.",
        is_caption_hidden=True,
    )
    shown = {"table": table, "older": f"{address}?before={found.older}" if found.older else ""}
    return render(request, "children/looked.html", seen.shown | shown)


def _row(line: LookLine) -> Row:
    why = Cell(words=f"“{line.reason}”") if line.reason else "Works with the child, or answers for them"
    asked = line.page == "asked why"
    return Row((Cell(bold=line.who), full_time(line.at), capital(line.page), "" if asked else why))
