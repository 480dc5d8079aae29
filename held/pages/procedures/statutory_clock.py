"""The statutory clock of a pack: each national limit with its values, their days and sources, and what rests on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.norms import Duty, InnerDuty
from held.language.pack import Procedure
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.limits import limit_table, no_number_table, resting
from held.pages.procedures.parts import pack_parts
from held.pages.procedures.sentences import say
from held.pages.wording.phrases import anchor, curly
from held.record.reading.procedures import NothingInForce


@signed_in
def statutory_clock(request: HttpRequest, short: str = "") -> HttpResponse:
    section = reverse("procedures")
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        return render(request, "procedures/nothing.html", {"says": str(nothing), "section": section})
    clock = found.pack.statutory_clock
    shown = {
        "chosen": found,
        "clock": clock,
        "limits": limit_table(clock) if clock else None,
        "no_number": no_number_table(clock) if clock else None,
        "resting": resting_table(found),
        "parts": pack_parts("statutory clock", found),
        "section": section,
    }
    return render(request, "procedures/statutory_clock.html", shown)


def resting_table(found: Chosen) -> Table:
    """The rules whose time is one of these limits."""
    rows = tuple(
        Row((Cell(link=_read(found, procedure, norm)), say(norm, procedure, found.pack).plain))
        for procedure, norm in resting(found.pack)
    )
    return Table(
        "Rules that rest on it",
        ("Clause", "What it asks"),
        rows,
        "No rule of these procedures rests on a statutory limit.",
    )


def _read(found: Chosen, procedure: Procedure, norm: Duty | InnerDuty) -> Link:
    clause = norm.cites.clauses[0] if norm.cites.clauses else ""
    where = f"{found.address('procedure', procedure)}#{anchor(clause)}"
    return Link(f"{curly(procedure.title)}, {norm.cites.words}", where)
