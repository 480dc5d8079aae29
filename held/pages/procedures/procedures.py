"""The procedures of a pack: which there are, their papers and meetings, levels of need, and its versions."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Pack, Procedure
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.moving.line import waiting_line
from held.pages.procedures.chosen import Chosen, chosen
from held.pages.procedures.clauses import counts
from held.pages.procedures.parts import pack_parts
from held.pages.wording.counts import counted
from held.pages.wording.dates import WEEKDAYS, full_date, full_time
from held.pages.wording.names import and_list
from held.pages.wording.phrases import anchor, capital, curly, sentence
from held.record.reading.procedures import NothingInForce
from held.record.reading.procedures.versions import Version


@dataclass(frozen=True)
class Listed:
    """One procedure, as it stands in the list of all."""

    link: Link
    moves: str
    begins: str
    counts: str
    try_it: Link


@signed_in
def procedures(request: HttpRequest, short: str = "") -> HttpResponse:
    try:
        found = chosen(short)
    except NothingInForce as nothing:
        return render(
            request, "procedures/nothing.html", {"says": str(nothing), "section": reverse("procedures")}
        )
    pack = found.pack
    # What anybody rings for first, then as the pack has them.
    every = sorted(pack.procedures.values(), key=lambda one: one.name != pack.urgent[0])
    shown = {
        "chosen": found,
        "pack": pack,
        "outer": [_listed(found, one) for one in every if not one.is_inner],
        "inner": [_listed(found, one) for one in every if one.is_inner],
        "meetings": [_meeting(pack, name) for name in pack.meetings],
        "papers": paper_table(pack),
        "versions": version_table(found),
        "put_in_force": put_in_force(found.version),
        "to_move": waiting_line(request.user),
        "parts": pack_parts("procedures", found),
        "section": reverse("procedures"),
    }
    return render(request, "procedures/procedures.html", shown)


def put_in_force(version: Version) -> str:
    said = f"Put in force by {version.by_name}, {full_time(version.recorded)}"
    return sentence(f"{said}: {version.reason}" if version.reason else said)


def _listed(found: Chosen, one: Procedure) -> Listed:
    how_many = counts(one)
    moves = f"From {one.comes_from} to {one.goes_to}" if one.comes_from and one.goes_to else ""
    if one.comes_from and one.comes_from == one.goes_to:
        moves = f"The child stays with {one.goes_to}"
    if one.is_inner:
        outer = [other.title for other in found.pack.procedures.values() if one.name in other.inside]
        moves = f"May run inside: {and_list(outer)}" if outer else "Runs inside another procedure"
    if one.is_round:
        moves = "About no one child"
    questions = f"{counted(how_many.questions, 'question')}, {how_many.open} open"
    return Listed(
        link=Link(curly(one.title), found.address("procedure", one)),
        moves=sentence(curly(moves)),
        begins=f"It begins with: {curly(and_list(one.begins_with, 'or'))}.",
        counts=f"{counted(how_many.norms, 'rule')}, {questions}",
        try_it=Link(
            "Try it",
            reverse("try it", kwargs={"short": found.version.short, "slug": anchor(one.name)}),
            f": {curly(one.title)}",
        ),
    )


def _meeting(pack: Pack, name: str) -> tuple[Link, str]:
    meeting = pack.meetings[name]
    half = "am" if meeting.hour < 12 else "pm"
    minutes = f".{meeting.minute:02}" if meeting.minute else ""
    at = f"{meeting.hour % 12 or 12}{minutes}{half}"
    link = Link(capital(curly(name)), reverse("meeting", kwargs={"slug": anchor(name)}))
    return link, f"Every {WEEKDAYS[meeting.weekday]}, {at}, but not on a bank holiday"


def paper_table(pack: Pack) -> Table:
    rows = (
        Row((capital(curly(paper.name)), f"What was told in: {curly(and_list(paper.prints))}"))
        for paper in pack.papers.values()
    )
    return Table("Papers", ("Paper", "What it prints"), tuple(rows), "No paper is sent.")


def version_table(found: Chosen) -> Table:
    """Every putting in force, the latest first."""
    return Table(
        "Versions",
        ("Version", "From", "Put in force by", "Why"),
        tuple(_version_rows(found)),
    )


def _version_rows(found: Chosen) -> Iterator[Row]:
    for version in found.every:
        address = (
            reverse("procedures")
            if version.holds
            else reverse("procedures of a version", kwargs={"short": version.short})
        )
        name = Link(f"{curly(version.title)}, {version.version}", address)
        holds = ", and still" if version.holds else ""
        yield Row(
            (
                Cell(link=name),
                f"{full_date(version.from_date)}{holds}",
                version.by_name,
                version.reason or "Not said",
            )
        )
