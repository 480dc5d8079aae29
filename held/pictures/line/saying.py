"""The line told in words, for who can't see it, and its table."""

from held.pictures.days import day
from held.pictures.line.periods import Period, periods
from held.pictures.line.values import Line


def title(line: Line) -> str:
    return f"The line for {line.child}"


def says(line: Line) -> str:
    """Every period in a sentence, in the order of time."""
    told = [_sentence(line, period) for period in periods(line)]
    return " ".join([*told, f"Today is {day(line.today)}. The table has every date."])


def _sentence(line: Line, period: Period) -> str:
    until = f" to {day(period.until)}" if period.until else ""
    when = f"{day(period.since)}{until}" if until else f"from {day(period.since)}"
    if period.is_planned:
        when = f"planned, {when}"
    elif period.until is None or period.until > line.today:
        when = f"{when}, as it is now" if not until else f"{when}, planned"
    if period.is_gap:
        said = period.without(line.today)
    else:
        said = f"{' and '.join(period.services)}{', co-working' if period.is_co_working else ''}"
    lead = f", lead {period.lead}" if period.lead else ", no lead named yet" if period.is_planned else ""
    number = f"{period.number}: " if period.number else ""
    return f"{number}{when}: {said}{lead}."
