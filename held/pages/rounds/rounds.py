"""The rounds: those that run, those that may begin, and those that ended. For whoever has a part in one."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from held.language.pack import Procedure
from held.pages.components.links import Link
from held.pages.components.tables import Cell, Row, Table
from held.pages.doors import signed_in
from held.pages.transitions.addresses import step_address
from held.pages.transitions.begin import who_may
from held.pages.wording.dates import full_date
from held.pages.wording.deadlines import by_when, was_due
from held.pages.wording.phrases import capital
from held.record.clock import now
from held.record.reading.rounds.part_in import part_in_rounds
from held.record.reading.rounds.running import RoundLine
from held.record.reading.rounds.running import rounds as all_rounds
from held.record.reading.transitions.asked import ABOUT_NO_CHILD


@dataclass(frozen=True)
class Beginning:
    """A round that may begin, with each of its first steps and who takes it."""

    title: str
    says: str
    steps: tuple[tuple[Link, str], ...]


@signed_in
def rounds(request: HttpRequest) -> HttpResponse:
    part = part_in_rounds(request.user)
    lines = [line for line in all_rounds() if part.has_one(line.pack, line.pack.procedures[line.procedure])]
    running = {line.procedure for line in lines if line.ended is None}
    pack = part.in_force
    shown = {
        "going_on": _table("Going on", [line for line in lines if line.ended is None]),
        "ended": _table("Ended", [line for line in lines if line.ended is not None]),
        "beginnings": tuple(
            _beginning(procedure)
            for procedure in (pack.procedures.values() if pack else ())
            if pack and procedure.is_round and procedure.name not in running and part.has_one(pack, procedure)
        ),
    }
    return render(request, "rounds/rounds.html", shown)


def _table(caption: str, lines: list[RoundLine]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(link=Link(line.title, reverse("round", kwargs={"public": line.public}))),
                full_date(line.began),
                _stands(line),
            ),
            is_bad=line.next_due is not None and line.next_due < now(),
        )
        for line in lines
    )
    return Table(caption, ("Round", "Began", "How it stands"), rows)


def _stands(line: RoundLine) -> str:
    if line.ended:
        return f"Ended {full_date(line.ended)}: {line.ended_with}"
    if line.next_due is None:
        return "Nothing is owed in it now"
    moment = now()
    when = was_due if line.next_due < moment else by_when
    return f"Next: {line.next_step}, {when(line.next_due, moment)}"


def _beginning(procedure: Procedure) -> Beginning:
    steps = tuple(
        (
            Link(capital(name), step_address(ABOUT_NO_CHILD, procedure.name, name)),
            who_may(procedure.steps[name].by, procedure.steps[name].between),
        )
        for name in procedure.begins_with
    )
    return Beginning(procedure.title, procedure.rules[0].says if procedure.rules else "", steps)
