"""The line on a phone: time runs down, newest first, a row for each period; not to scale, and it says so."""

from dataclasses import dataclass

from held.pictures import letters
from held.pictures.days import day
from held.pictures.line.periods import Period, periods
from held.pictures.line.saying import says, title
from held.pictures.line.values import Line
from held.pictures.svg import fitted, path, picture, rect, text

WIDTH, LEFT, BETWEEN, TOP, ROW = 290.0, 90.0, 4.0, 26.0, 18.0
LEAST = 60.0


@dataclass(frozen=True)
class Strip:
    """One period as it is drawn, from `top` to `bottom`, with the words that stand in it."""

    period: Period
    top: float
    bottom: float
    words: tuple[str, ...]


def narrow(line: Line, name: str = "line-narrow") -> str:
    """The picture, as SVG. Its rows are the table's."""
    cut = periods(line)
    tiers = sorted({span.tier for span in line.spans if not span.backdrop})
    column = (WIDTH - LEFT - BETWEEN * (len(tiers) - 1)) / max(len(tiers), 1)
    columns = {tier: LEFT + place * (column + BETWEEN) for place, tier in enumerate(tiers)}
    names = {lane.tier: letters.lines(lane.name, column - 6, 14, bold=True) for lane in line.lanes}
    top = TOP + 16 * (max((len(names.get(tier, [""])) for tier in tiers), default=1) - 1)
    strips = _strips(line, cut, top, column)
    height = strips[-1].bottom + 34 if strips else top
    drawn: list[str] = []
    for tier, x in columns.items():
        drawn.append(rect("lane", x, 0, column, height))
        for row, word in enumerate(names.get(tier, [])):
            drawn.append(text("b m", x + column / 2, 18 + 16 * row, word))
    drawn += _bars(line, strips, columns, column)
    for strip in strips:
        drawn += _said(strip, columns, column)
    drawn += _when(line, strips)
    told = f"{says(line)} Newest at the top; heights are not to scale."
    return picture(
        name,
        title=title(line),
        says=told,
        width=WIDTH,
        height=height,
        parts=drawn,
        look="held-svg held-svg--tall v",
    )


def _strips(line: Line, cut: tuple[Period, ...], top: float, column: float) -> list[Strip]:
    strips = []
    for period in reversed(cut):
        words = _words(line, period, column)
        bottom = top + max(LEAST, 14 + ROW * len(words))
        strips.append(Strip(period, top, bottom, words))
        top = bottom
    return strips


def _words(line: Line, period: Period, column: float) -> tuple[str, ...]:
    """What stands in a period: that nobody held; else which service, where its lane has had others, and who leads."""
    if period.is_gap:
        return tuple(
            letters.lines(
                f"{period.number} Gap: {period.without(line.today)}", WIDTH - LEFT - 16, 14, bold=True
            )
        )
    lead = f"{period.lead} leads" if period.lead else "no lead yet"
    if period.is_planned:
        lead = f"planned, {lead}"
    service = _service(period, period.tiers[0])[:1] if period.tiers else ()
    named = [service[0].split(",")[0]] if service and _needs_naming(line, period.tiers[0]) else []
    return tuple(words for said in (*named, lead) for words in letters.lines(said, column - 12, 13))


def _needs_naming(line: Line, tier: int) -> bool:
    """Whether a lane has had more than one service."""
    return (
        len({span.service.split(",")[0] for span in line.spans if span.tier == tier and not span.backdrop})
        > 1
    )


def _bars(line: Line, strips: list[Strip], columns: dict[int, float], column: float) -> list[str]:
    """One bar for as long as a service holds; its edge shows where another takes over in the same lane."""
    drawn = []
    for tier, x in columns.items():
        run: list[Strip] = []
        for strip in [*strips, None]:
            holds = strip is not None and tier in strip.period.tiers
            if strip is not None and holds and (not run or _goes_on(run[-1].period, strip.period, tier)):
                run.append(strip)
                continue
            if run:
                look = "plan" if run[0].period.is_planned else f"t{tier}"
                drawn.append(rect(look, x + 4, run[0].top, column - 8, run[-1].bottom - run[0].top))
            run = [strip] if strip is not None and holds else []
    for strip in strips:
        if strip.period.is_unheld:
            drawn.append(rect("gap", LEFT, strip.top, WIDTH - LEFT, strip.bottom - strip.top))
        elif strip.period.is_gap:
            drawn.append(rect("gapband", LEFT, strip.top, WIDTH - LEFT, strip.bottom - strip.top))
            drawn.append(rect("gap", LEFT, strip.top, 6, strip.bottom - strip.top))
    return drawn


def _goes_on(later: Period, earlier: Period, tier: int) -> bool:
    """Whether the same bar lasts from one period into the next."""
    return (
        later.is_planned == earlier.is_planned
        and later.since == earlier.until
        and _service(later, tier) == _service(earlier, tier)
    )


def _service(period: Period, tier: int) -> tuple[str, ...]:
    if len(period.services) != len(period.tiers):
        return period.services
    return tuple(service for service, at in zip(period.services, period.tiers, strict=True) if at == tier)


def _said(strip: Strip, columns: dict[int, float], column: float) -> list[str]:
    """The words, in the column of the service that held first; over all columns for a gap."""
    period = strip.period
    if period.is_gap:
        look, x = ("b w m" if period.is_unheld else "r m"), LEFT + (WIDTH - LEFT) / 2
    else:
        tier = period.tiers[0] if period.tiers else min(columns, default=0)
        look = "w sm m" if tier == 3 and not period.is_planned else "sm m"
        x = columns.get(tier, LEFT) + column / 2
    first = (strip.top + strip.bottom) / 2 - (len(strip.words) - 1) * ROW / 2 + 5
    room = WIDTH - LEFT - 8 if period.is_gap else column - 14
    said = [fitted(look, x, first + ROW * row, word, room) for row, word in enumerate(strip.words)]
    if period.is_co_working and len(period.tiers) > 1:
        other = period.tiers[-1]
        look = "w sm m" if other == 3 and not period.is_planned else "sm m"
        named = [service.split(",")[0] for service in _service(period, other)[:1]]
        words = [part for name in named for part in letters.lines(name, column - 12, 13)] + ["co-working"]
        first = (strip.top + strip.bottom) / 2 - (len(words) - 1) * ROW / 2 + 5
        said += [
            text(look, columns[other] + column / 2, first + ROW * row, word) for row, word in enumerate(words)
        ]
    return said


def _when(line: Line, strips: list[Strip]) -> list[str]:
    """At the left: today, and below each period the day it began, with its number."""
    drawn = []
    now = next((strip.top for strip in strips if not strip.period.is_planned), None)
    for strip in strips:
        drawn.append(path("grid", "M", LEFT - 6, strip.bottom, "H", WIDTH))
        number = f"{strip.period.number} " if strip.period.number else ""
        dated, year = day(strip.period.since).rsplit(" ", 1)
        if number:
            drawn.append(text("b sm", 0, strip.bottom - 6, f"{number}{strip.period.move}".strip()))
        if strip.bottom == now:
            continue  # the day on which what is planned begins would stand where "Today" does
        drawn.append(text("q sm", 0, strip.bottom + 11, dated))
        drawn.append(text("q sm", 0, strip.bottom + 26, year))
    if now is not None:
        drawn += [path("now", "M", LEFT - 6, now, "H", WIDTH), text("b", 0, now + 5, "Today")]
    return drawn
