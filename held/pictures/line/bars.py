"""The bars of the wide picture: who held, who led, what is planned, and where nobody was."""

from held.pictures import letters
from held.pictures.days import day
from held.pictures.line.frame import BAR, LEAST_BAR, LEFT, WIDTH, Frame
from held.pictures.line.periods import Period
from held.pictures.line.room import Row
from held.pictures.line.values import LeadSpan, Span
from held.pictures.svg import rect, text


def services(frame: Frame) -> list[str]:
    """A bar for each service, as long as it holds the child."""
    drawn: list[str] = []
    for lane in frame.line.lanes:
        for index, row in enumerate(frame.rows[lane.tier]):
            words = _beside(frame, row)
            ink = "w" if lane.tier == 3 else ""
            for span in row:
                drawn += _bar(
                    frame, span, span.service, f"t{lane.tier}", ink, frame.bands[lane.tier].bar(index), words
                )
    return drawn


def leads(frame: Frame) -> list[str]:
    """One name at a time."""
    words = _beside(frame, frame.line.leads)
    top = frame.lead.bar(0)
    return [mark for lead in frame.line.leads for mark in _bar(frame, lead, lead.name, "t1", "", top, words)]


def _beside(frame: Frame, spans: tuple[LeadSpan, ...] | list[Span]) -> Row:
    """Where a name may stand beside its bar: wherever no bar of that row is."""
    row = Row(LEFT, WIDTH)
    for span in spans:
        row.take(frame.scale.x(span.since), frame.scale.x(span.until or frame.line.today))
    return row


def _bar(
    frame: Frame, span: Span | LeadSpan, named: str, look: str, ink: str, y: float, beside: Row
) -> list[str]:
    """As far as today, a dashed outline from there, and its name inside, else beside it where it fits."""
    left, today = frame.scale.x(span.since), frame.today
    end = frame.scale.x(span.until or frame.scale.until)
    if isinstance(span, Span) and span.backdrop:
        today = end
    solid = min(end, today)
    drawn = [rect(look, left, y, max(solid - left, LEAST_BAR), BAR)] if left < today else []
    if end > today:
        drawn.append(rect("plan", max(left, today), y, end - max(left, today), BAR))
    middle = y + BAR / 2 + 5
    for shorter in dict.fromkeys((named, named.split(",")[0])):
        width = letters.width(shorter)
        if width <= solid - left - 14:
            return [*drawn, text(ink, left + 8, middle, shorter)]
        x = beside.first_free(width, [left - width - 7, solid + 7])
        if x is not None:
            return [*drawn, text("halo", x, middle, shorter)]
    return drawn


def nobody(frame: Frame) -> list[str]:
    """A red block in every lane where somebody should be: those of before and after, and the lead's."""
    drawn = []
    for index, period in enumerate(frame.periods):
        if not period.is_gap:
            continue
        x, until = frame.ends(period)
        beside = frame.periods[max(index - 1, 0) : index + 2] if period.is_unheld else ()
        tiers = sorted({tier for one in beside for tier in one.tiers} & set(frame.bands))
        bands = [frame.bands[tier] for tier in tiers] + ([frame.lead] if period.is_unled else [])
        drawn += [rect("gap", x, band.bar(0), until - x, BAR) for band in bands]
    return drawn


def nobody_bands(frame: Frame) -> list[str]:
    """The pale band through all the lanes, behind everything."""
    gaps = [frame.ends(period) for period in frame.periods if period.is_gap]
    return [rect("gapband", x, frame.top, until - x, frame.bottom - frame.top) for x, until in gaps]


def nobody_named_next(frame: Frame, over_lead: Row) -> list[str]:
    """What is planned, with nobody named to lead it. The words stand over the lead's lane, on one side of today's line."""
    for period in frame.periods:
        if period.is_planned and period.lead is None:
            left, end = frame.ends(period)
            box = rect("plan", left, frame.lead.bar(0), end - left, BAR)
            return [box, *_not_named(frame, period, over_lead)]
    return []


def _not_named(frame: Frame, period: Period, over_lead: Row) -> list[str]:
    """Begun after today's line, or ended before it: wherever its font makes it longer, it grows away from the line."""
    over_lead.take(frame.today - 6, frame.today + 6)
    y = frame.lead.top - 4
    for words in (f"from {day(period.since)}: no lead named yet", "then no lead named yet"):
        width = letters.width(words, 13, bold=True)
        if over_lead.first_free(width, [frame.today + 6]) is not None:
            return [text("b sm halo", frame.today + 6, y, words)]
        if over_lead.first_free(width, [frame.today - width - 6]) is not None:
            return [text("b sm e halo", frame.today - 6, y, words)]
    return []
