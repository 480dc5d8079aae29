"""The statutory clock of a pack: each national limit with its values, their days and sources, and what rests on it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.norms import Duty, InnerDuty
from held.language.pack import Pack, Procedure
from held.language.statutory_clock import StatutoryClock
from held.language.times import ByStatute, Limit
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.sentences import say
from held.pages.wording.phrases import anchor, capital, curly, sentence
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
        "procedures_address": found.address("procedures"),
        "section": section,
    }
    return render(request, "procedures/statutory_clock.html", shown)


def limit_table(clock: StatutoryClock) -> Table:
    """A row for each value, in the order of the file."""
    rows = [row for limit in clock.limits.values() for row in _value_rows(limit)]
    return Table("Limits", ("Limit", "How long", "In force", "Where it is written"), tuple(rows))


def _value_rows(limit: Limit) -> Iterator[Row]:
    for value in limit.values:
        yield Row((_limit(limit), value.words, capital(value.when), _source(value.source, value.certainty)))


def _limit(limit: Limit) -> Cell:
    return Cell(
        bold=capital(curly(limit.name)), words=f"from when {curly(limit.starts)} until {curly(limit.ends)}"
    )


def _source(source: str, certainty: str) -> str:
    """How surely it is known is said beside it: nobody should rely on a number that nobody looked up."""
    return f"{sentence(curly(source))} {capital(certainty)}."


def no_number_table(clock: StatutoryClock) -> Table:
    rows = (
        Row(
            (
                capital(curly(limit.name)),
                sentence(curly(limit.no_number)),
                _source(limit.source, limit.certainty),
            )
        )
        for limit in clock.limits.values()
        if limit.no_number
    )
    return Table("What has no national number", ("What", "Why", "Where it is written"), tuple(rows))


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


def resting(pack: Pack) -> Iterator[tuple[Procedure, Duty | InnerDuty]]:
    for procedure in pack.procedures.values():
        for norm in procedure.norms:
            if isinstance(norm, Duty | InnerDuty) and isinstance(norm.time, ByStatute):
                yield procedure, norm


def _read(found: Chosen, procedure: Procedure, norm: Duty | InnerDuty) -> Link:
    clause = norm.cites.clauses[0] if norm.cites.clauses else ""
    where = f"{found.address('procedure', procedure)}#{anchor(clause)}"
    return Link(f"{curly(procedure.title)}, {norm.cites.words}", where)
