"""The line of a child: the picture for a wide and for a narrow screen, and the table that says the same."""

from dataclasses import dataclass
from datetime import datetime

from held.pages.children.about import About
from held.pages.children.line_values import line_values
from held.pages.components.tables import Cell, Row, Table
from held.pages.identity.identity_bar import level_words
from held.pages.wording.dates import day_of, full_date
from held.pages.wording.marks import Mark, Shape
from held.pages.wording.names import and_list
from held.pages.wording.phrases import capital
from held.pictures.line.narrow import narrow
from held.pictures.line.periods import Period, periods
from held.pictures.line.values import Line
from held.pictures.line.wide import wide
from held.record.reading.care.line import LevelSpan

ACT = Mark("Act", Shape.TODAY)
HEADINGS = ("Number", "From", "Until", "Held by", "Lead", "What happened")
NOBODY = "Nobody"


@dataclass(frozen=True)
class DrawnLine:
    wide: str
    narrow: str
    caption: str
    table: Table


def drawn_line(seen: About, following: str | None = None) -> DrawnLine | None:
    """None where nobody ever worked with the child. `following`: who leads after co-working, where they are named."""
    line = line_values(seen.child.name, seen.glance, seen.pack, following)
    cut = periods(line)
    if not cut:
        return None
    rows = tuple(
        _row(seen, line, cut[place - 1] if place else None, cut[place]) for place in reversed(range(len(cut)))
    )
    return DrawnLine(
        wide=wide(line),
        narrow=narrow(line),
        caption=_caption(line, cut),
        table=Table("The line, as a table", HEADINGS, rows),
    )


def gaps(seen: About) -> tuple[Period, ...]:
    """Every time in which the child had needs and nobody, or no lead."""
    line = line_values(seen.child.name, seen.glance, seen.pack, None)
    return tuple(period for period in periods(line) if period.is_gap)


def _caption(line: Line, cut: tuple[Period, ...]) -> str:
    """What the fills mean, as far as they occur."""
    fills = {1: "White", 2: "Filled light", 3: "Filled dark"}
    said = [
        f"{fills.get(lane.tier, 'Filled')}: {lane.name}."
        for lane in sorted(line.lanes, key=lambda one: -one.tier)
    ]
    if any(period.is_co_working for period in cut):
        said.append("Both at once: co-working.")
    if any(period.is_gap for period in cut):
        said.append("Red: nobody held or led.")
    if any(period.is_planned for period in cut):
        said.append("Dashed: planned, not yet so.")
    return " ".join([*said, "Numbers match the table."])


def _row(seen: About, line: Line, before: Period | None, period: Period) -> Row:
    no_lead = period.is_planned and period.lead is None
    return Row(
        cells=(
            Cell(bold="Next" if period.is_planned else str(period.number)),
            f"{full_date(period.since)}{', planned' if period.is_planned else ''}",
            _until(line, period),
            _held_by(period),
            Cell(bold="Not named yet") if no_lead else period.lead or Cell(bold=NOBODY),
            _happened(seen, line, before, period),
        ),
        is_bad=period.is_gap,
        must_act=no_lead,
    )


def _until(line: Line, period: Period) -> str:
    if period.until is None:
        return "Not said" if period.is_planned else "Goes on"
    return f"{full_date(period.until)}{', planned' if period.until > line.today else ''}"


def _held_by(period: Period) -> str | Cell:
    if not period.services:
        return Cell(bold=NOBODY)
    if period.is_co_working:
        return f"{and_list([service.split(',')[0] for service in period.services])}, co-working"
    return period.services[0]


def _happened(seen: About, line: Line, before: Period | None, period: Period) -> Cell:
    if period.is_gap:
        lacks = period.without(line.today)
        return Cell(mark=Mark(f"Gap, {lacks.rsplit(' for ', 1)[-1]}", Shape.LATE), words=capital(lacks))
    if period.is_planned and period.lead is None:
        left = f" after {before.lead}" if before and before.lead else ""
        return Cell(mark=ACT, words=f"Nobody is named to lead{left}")
    level = _new_level(seen, before, period)
    if period.move:
        return Cell(bold=capital(period.move), words=f"now {level}" if level else "")
    said = [*_changes(seen, before, period), *([capital(level)] if level else [])]
    return Cell(words=". ".join(said))


def _changes(seen: About, before: Period | None, period: Period) -> list[str]:
    names = [service.split(",")[0] for service in period.services]
    if before is None or not before.services:
        return [f"{and_list(names)} began"]
    past = [service.split(",")[0] for service in before.services]
    said = [f"{name} began" for name in names if name not in past]
    said += [f"The part of {name} ended" for name in past if name not in names]
    if period.lead and before.lead and period.lead != before.lead:
        said.append(f"{period.lead} leads after {before.lead}{_why(seen, period.since)}")
    elif period.lead and not before.lead:
        said.append(f"{period.lead} leads")
    return said or ["Planned" if period.is_planned else "It goes on"]


def _why(seen: About, at: datetime) -> str:
    reason = next((lead.reason for lead in seen.glance.line.leads if lead.since == at and lead.reason), "")
    return f": {reason.rstrip('.')}" if reason else ""


def _new_level(seen: About, before: Period | None, period: Period) -> str:
    """The levels in this period, as they followed, each only where it is another than the one before it."""
    if period.is_planned:
        return ""
    found = _levels(seen, period)
    past = _levels(seen, before) if before else ()
    known = past[-1].level if past else None
    new = [span for at, span in enumerate(found) if span.level != (found[at - 1].level if at else known)]
    return "; ".join(_level(seen, period, span) for span in new)


def _levels(seen: About, period: Period) -> tuple[LevelSpan, ...]:
    """Those that held at its beginning, or began in it. Of several that began on its first day, the last."""
    until = min(period.until or seen.moment, seen.moment)
    inside = [
        span
        for span in sorted(seen.glance.line.levels, key=lambda span: span.since)
        if (span.until is None or span.until > period.since)
        and (span.since < until or span.since == period.since)
    ]
    at_first = [span for span in inside if _is_at_first(span, period)]
    return (*at_first[-1:], *inside[len(at_first) :])


def _level(seen: About, period: Period, span: LevelSpan) -> str:
    said = level_words(span.level, seen.pack)
    return said if _is_at_first(span, period) else f"{said}, from {full_date(span.since)}"


def _is_at_first(span: LevelSpan, period: Period) -> bool:
    return day_of(span.since) <= day_of(period.since)
