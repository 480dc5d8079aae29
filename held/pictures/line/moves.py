"""Steps up and down in the wide picture, as numbered arrows; and the numbers of the rows that nothing else names."""

from held.pictures import letters
from held.pictures.line.frame import BAR, WIDTH, Frame
from held.pictures.line.room import Row
from held.pictures.line.values import Move
from held.pictures.svg import head, path, text


def moved(frame: Frame) -> set[int]:
    """The rows that an arrow begins."""
    rows = {frame.period_at(move.at) for move in _drawn(frame)}
    return {row.number for row in rows if row is not None and row.number is not None}


def _drawn(frame: Frame) -> list[Move]:
    """The moves between lanes of this picture, in the order in which they happened."""
    moves = [move for move in frame.line.moves if {move.from_tier, move.to_tier} <= set(frame.bands)]
    return sorted(moves, key=lambda move: move.at)


def moves(frame: Frame) -> list[str]:
    over = {tier: Row(0, WIDTH) for tier in (*frame.bands, 0)}
    drawn: list[str] = []
    for move in _drawn(frame):
        x, up = frame.scale.x(move.at), move.to_tier > move.from_tier
        start, end = frame.bands[move.from_tier], frame.bands[move.to_tier]
        y1 = start.bar(0) if up else start.bar(start.bars - 1) + BAR
        y2 = end.bar(end.bars - 1) + BAR if up else end.bar(0)
        drawn.append(path("arrow", "M", x, y1, "V", y2 + (6 if up else -6)))
        drawn.append(head(x, y2 + (1 if up else -1), "up" if up else "down"))
        row = frame.period_at(move.at)
        words = f"{row.number} {move.words}" if row is not None and row.number else move.words
        width = letters.width(words, bold=True)
        place = over[min(move.from_tier, move.to_tier)].first_free(width, [x + 9, x - width - 9])
        drawn.append(text("b halo", x + 9 if place is None else place, (y1 + y2) / 2 + 5, words))
    return drawn + _other_numbers(frame, over)


def _other_numbers(frame: Frame, over: dict[int, Row]) -> list[str]:
    """Over the bar that begins there, or over the lead's where only that changed; below it where words are in the way."""
    drawn: list[str] = []
    named = moved(frame) | {row.number for row in frame.periods if row.is_gap or row.is_co_working}
    for index, row in enumerate(frame.periods):
        if row.number is None or row.number in named:
            continue
        only_lead = index > 0 and frame.periods[index - 1].services == row.services
        tier = 0 if only_lead else next((tier for tier in reversed(row.tiers) if tier in frame.bands), 0)
        band = frame.bands[tier] if tier else frame.lead
        x, words = frame.scale.x(row.since), str(row.number)
        width = letters.width(words, bold=True)
        place = over[tier].first_free(width, [x + 2, x - width - 2])
        drawn.append(
            text("b halo", x + 2, band.bottom + 4, words)
            if place is None
            else text("b halo", place, band.bar(0) - 4, words)
        )
    return drawn
