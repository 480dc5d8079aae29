"""Not yet, but watch: what could leave a child with nobody, when, and who can prevent it."""

from datetime import date

from django.urls import reverse

from held.pages.components.links import Link, Person
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.ages import beside_name
from held.pages.wording.counts import counted
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.phrases import capital
from held.record.reading.work.absent_leads import Away, Leaving, Unused
from held.record.reading.work.nobody import Board, CoWorking, Pending

EMPTY = "Nothing to watch: no lead is away or leaving, and nothing waits to be taken."
HEADINGS = ("For whom", "What could leave them with nobody", "When", "Who can prevent it")


def watched(board: Board) -> Table:
    """The gravest first: services that named nobody, then leads who leave or are away, then what nobody has taken."""
    rows = (
        *(_co_working(one, board) for one in board.co_working),
        *(_leaving(one, day_of(board.counted)) for one in board.leaving),
        *(_unused(one) for one in board.unused),
        *(_away(one) for one in board.away),
        *(_pending(one, board) for one in board.pending),
    )
    return Table(
        "Not yet, but watch",
        HEADINGS,
        rows,
        EMPTY,
    )


def _child(one: CoWorking | Pending, board: Board) -> Cell:
    words = beside_name(one.child_name, one.born, one.expected, day_of(board.counted))
    return Cell(link=Link(words, reverse("child", kwargs={"public": one.child})))


def _co_working(one: CoWorking, board: Board) -> Row:
    return Row(
        (
            _child(one, board),
            f"{capital(one.service)} holds them too, and has named nobody",
            full_date(one.next_due) if one.next_due else "Not known",
            Cell(ring=Person(one.team or one.service, "", one.phone)),
        ),
        must_act=True,
    )


def _leaving(one: Leaving, today: date) -> Row:
    unsettled = one.children - one.settled
    leaves = "leaves" if one.last_day >= today else "is in no team any more"
    return Row(
        (
            Cell(bold=f"{counted(one.children, 'child', 'children')} led by {one.worker.name}"),
            f"{one.worker.name} {leaves}; the next lead is named for {one.settled} of {one.children}",
            full_date(one.last_day),
            Cell(ring=Person(one.worker.name, "", one.worker.phone)),
        ),
        must_act=unsettled > 0,
    )


def _unused(one: Unused) -> Row:
    """Their child is among those who have nobody from that day on, unless somebody covers."""
    return Row(
        (
            Cell(bold=f"{counted(one.children, 'child', 'children')} led by {one.worker.name}"),
            f"Nobody uses {one.worker.name}’s account, so it closes by itself. Then {one.worker.name} is no lead who can "
            "be rung",
            full_date(one.closes),
            Cell(ring=Person(one.worker.name, "", one.worker.phone)),
        ),
        must_act=True,
    )


def _away(one: Away) -> Row:
    why = "can no longer sign in" if one.is_switched_off else "is away"
    until = full_date(one.until) if one.until else "No end is named"
    return Row(
        (
            Cell(bold=f"{counted(one.children, 'child', 'children')} led by {one.worker.name}"),
            f"{one.worker.name} {why}; {one.deputy.name} covers",
            until,
            Cell(ring=Person(one.deputy.name, "covers", one.deputy.phone)),
        ),
        must_act=one.is_switched_off,
    )


def _meanwhile(one: Pending) -> str:
    if one.tray_holds:
        return "Meanwhile whoever is at the desk stands for the lead"
    return f"{one.lead} leads meanwhile" if one.lead else "Nobody leads"


def _pending(one: Pending, board: Board) -> Row:
    return Row(
        (
            _child(one, board),
            f"{capital(one.step)}: nobody in {one.team} has taken it yet. {_meanwhile(one)}",
            f"Since {full_date(one.since)}, due {full_date(one.due)}",
            Cell(ring=Person(one.team, "", one.phone)),
        ),
        must_act=one.due < board.counted,
    )
