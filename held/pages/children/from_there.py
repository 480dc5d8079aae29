"""What the council's case system says of a child: to be read here, and changed there."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from held.pages.children.about import about
from held.pages.components.tables import Row, Table
from held.pages.doors import about_a_child
from held.pages.wording.dates import full_date, full_time
from held.pages.wording.phrases import capital
from held.record.extracts.layout import KINDS
from held.record.reading.imports.from_there import SaidThere, said_there
from held.record.reading.people.who import Who


@about_a_child("what the case system says")
def from_there(request: HttpRequest, child: Who) -> HttpResponse:
    seen = about(child, "from the case system")
    rows = said_there(child.public)
    withheld = child.address is None
    shown = {"tables": tuple(_table(row, withheld) for row in rows), "systems": _systems(rows)}
    return render(request, "children/from_there.html", seen.shown | shown)


def _systems(rows: tuple[SaidThere, ...]) -> str:
    return " and ".join(dict.fromkeys(row.system for row in rows))


def _table(row: SaidThere, withheld: bool) -> Table:
    taken = f", taken in by {row.taken_in_by} on {full_time(row.taken_in)}" if row.taken_in else ""
    gone = f" Not in the file of {full_date(row.gone)} any more." if row.gone else ""
    kind = KINDS[row.kind]
    return Table(
        f"{capital(kind.one)} {row.number}, file of {full_date(row.of)}{taken}.{gone}",
        ("What", "As it says"),
        tuple(
            Row((capital(column), _word(row, column, says, withheld)))
            for column, says in row.says.items()
            if says and column != kind.number
        ),
    )


def _word(row: SaidThere, column: str, says: str, withheld: bool) -> str:
    if column == "address" and withheld:
        return "Withheld: it is in no page"
    holds = KINDS[row.kind].by_name[column].holds if column in KINDS[row.kind].by_name else "text"
    return full_date(date.fromisoformat(says)) if holds in ("day", "day past") else says
