"""Every clause of a pack's source, and what became of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Clause
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.covered import Covered, covered
from held.pages.procedures.parts import pack_parts
from held.pages.wording.phrases import anchor, curly
from held.record.reading.procedures import NothingInForce


@signed_in
def clauses(request: HttpRequest, short: str = "") -> HttpResponse:
    section = reverse("procedures")
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        return render(request, "procedures/nothing.html", {"says": str(nothing), "section": section})
    shown = {
        "chosen": found,
        "clauses": every_clause(found),
        "parts": pack_parts("every clause", found),
        "section": section,
    }
    return render(request, "procedures/every_clause.html", shown)


@dataclass(frozen=True)
class Clauses:
    """Every clause of the source, each in one of three tables: what Held does, why it does nothing, what is to come."""

    encoded: Table
    nothing: Table
    later: Table


def every_clause(found: Chosen) -> Clauses:
    """In the order of the source."""
    clauses = found.pack.clauses.values()
    cited = {clause.id: by for clause in clauses if (by := covered(found.pack, clause))}
    rest = [clause for clause in clauses if clause.id not in cited]
    return Clauses(
        _clauses(
            "Clauses that Held does something about",
            "What asks for it, and how many rules rest on it",
            [_encoded(found, clause, cited[clause.id]) for clause in clauses if clause.id in cited],
        ),
        _clauses(
            "Clauses from which nothing follows in Held",
            "Why nothing follows",
            [_row(clause, curly(clause.nothing_because)) for clause in rest if clause.nothing_because],
        ),
        _clauses(
            "Clauses left for later",
            "What became of it",
            [_row(clause, "Left for later") for clause in rest if clause.left_for_later],
        ),
    )


def _clauses(caption: str, last: str, rows: list[Row]) -> Table:
    return Table(caption, ("Clause", "What it is about", last), tuple(rows), is_caption_hidden=True)


def _encoded(found: Chosen, clause: Clause, cited: tuple[Covered, ...]) -> Row:
    first = Cell(
        link=Link(clause.id, f"{found.address('procedure', cited[0].procedure)}#{anchor(clause.id)}")
    )
    said = "; ".join(f"{one.procedure.title}: {one.says}" for one in cited)
    return Row((first, curly(clause.heading), curly(said)))


def _row(clause: Clause, fate: str) -> Row:
    return Row((Cell(bold=clause.id), curly(clause.heading), fate))
