"""A child's line as its page shows it: the picture's values and the table, from what the record reads."""

from collections.abc import Mapping
from datetime import datetime

from held.language.pack import Service
from held.pages.components.tables import Cell, Row, Table
from held.pages.wording.dates import full_date
from held.pages.wording.marks import NEEDED, Mark, Shape
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.pictures.line.periods import Period, periods
from held.pictures.line.values import Lane, LeadSpan, Line, Span, Stretch
from held.record.reading.care import line as read

HEADINGS = ("Number", "From", "Until", "Held by", "Lead", "What happened")


def line_of(child: str, shown: read.Line, services: Mapping[str, Service]) -> Line:
    """`services` are the pack's, by name: a service it does not know is drawn in the lowest lane."""
    tiers = {name: service.tier for name, service in services.items()}
    held = {holding.service for holding in shown.holdings}
    spans = tuple(
        Span(tiers.get(one.service, 1), _with_team(one), one.since, one.until) for one in shown.holdings
    )
    return Line(
        child=child,
        today=shown.moment,
        lanes=_lanes(tiers, held),
        spans=spans,
        leads=tuple(LeadSpan(one.worker, one.since, one.until) for one in shown.leads),
        unheld=tuple(Stretch(one.since, one.until) for one in shown.unheld),
        unled=tuple(Stretch(one.since, one.until) for one in shown.unled),
    )


def _lanes(tiers: Mapping[str, int], held: set[str]) -> tuple[Lane, ...]:
    """One for each tier of the pack, named after its services: those that held this child first."""
    named: dict[int, list[str]] = {}
    for name in sorted({*tiers, *held}, key=lambda name: name not in held):
        named.setdefault(tiers.get(name, 1), []).append(name)
    return tuple(
        Lane(tier, capital(names[0]), f"and {and_list(names[1:])}" if names[1:] else "")
        for tier, names in sorted(named.items(), reverse=True)
    )


def _with_team(holding: read.HoldingSpan) -> str:
    return capital(f"{holding.service}, {holding.team}" if holding.team else holding.service)


def line_table(line: Line) -> Table:
    """The same as the picture, with every date in full; the newest first."""
    rows = tuple(_row(line, period) for period in reversed(periods(line)))
    return Table("The line, as a table", HEADINGS, rows, empty="Nobody has held this child yet.")


def _row(line: Line, period: Period) -> Row:
    planned = period.until is not None and period.until > line.today
    cells = (
        str(period.number or "Next"),
        _day(period.since) + (", planned" if period.is_planned else ""),
        (_day(period.until) + (", planned" if planned else "")) if period.until else "Not said",
        Cell(bold="" if period.services else "Nobody", words=and_list(period.services)),
        Cell(words=period.lead)
        if period.lead
        else Cell(bold="Not named yet" if period.is_planned else "Nobody"),
        _what(line, period),
    )
    return Row(cells, is_bad=period.is_gap, must_act=period.is_planned and period.lead is None)


def _what(line: Line, period: Period) -> Cell:
    if period.is_gap:
        return Cell(mark=Mark("Gap", Shape.LATE), words=capital(period.without(line.today)))
    if period.is_planned and period.lead is None:
        return Cell(mark=NEEDED, words="Somebody has to be named to lead")
    co_working = "co-working" if period.is_co_working else ""
    if period.move:
        return Cell(bold=capital(period.move), words=co_working)
    return Cell(words=capital(co_working) or ("It began" if period.number == 1 else ""))


def _day(moment: datetime) -> str:
    return full_date(moment)
