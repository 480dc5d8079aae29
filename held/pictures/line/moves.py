"""Steps up and down in the wide picture, as numbered arrows; and the numbers of the rows that nothing else names."""

from held.pictures import letters
from held.pictures.line.frame import BAR, WIDTH, Frame
from held.pictures.line.periods import Period
from held.pictures.line.room import Row
from held.pictures.svg import head, path, text


def moved(frame: Frame) -> set[int]:
    """The rows that an arrow begins."""
    return {row.number for row in _drawn(frame) if row.number is not None}


def _drawn(frame: Frame) -> list[Period]:
    """The periods that begin with a move between lanes of this picture."""
    return [period for period in frame.periods if period.move and set(period.moved) <= set(frame.bands)]


def moves(frame: Frame, over_lead: Row) -> list[str]:
    """`over_lead`: what stands over the lead's lane already."""
    over = {**{tier: Row(0, WIDTH) for tier in frame.bands}, 0: over_lead}
    drawn: list[str] = []
    for room in over.values():
        if room is not over_lead:
            room.take(frame.today - 8, frame.today + 8)
    for row in _drawn(frame):
        # No words cross an arrow, nor today.
        over[min(row.moved)].take(frame.scale.x(row.since) - 2, frame.scale.x(row.since) + 2)
    for row in _drawn(frame):
        x, (low, high) = frame.scale.x(row.since), sorted(row.moved)
        up = row.moved == (low, high)
        start, end = (frame.bands[tier] for tier in row.moved)
        y1 = start.bar(0) if up else start.bar(start.bars - 1) + BAR
        y2 = end.bar(end.bars - 1) + BAR if up else end.bar(0)
        drawn.append(path("arrow", "M", x, y1, "V", y2 + (6 if up else -6)))
        drawn.append(head(x, y2 + (1 if up else -1), "up" if up else "down"))
        look, place, words = _beside(over[low], x, row)
        drawn.append(text(look, place, (y1 + y2) / 2 + 5, words))
    return drawn + _other_numbers(frame, over)


def _beside(room: Row, x: float, row: Period) -> tuple[str, float, str]:
    """Where the words of an arrow stand, begun after it or ended before it, so that no font makes them cross it.

    Its number alone where there is no room for them: the table says the rest.
    """
    for words in (f"{row.number} {row.move}", str(row.number)):
        width = letters.width(words, bold=True)
        if room.first_free(width, [x + 9]) is not None:
            return "b halo", x + 9, words
        if room.first_free(width, [x - width - 9]) is not None:
            return "b e halo", x - 9, words
    return "b halo", min(x + 9, WIDTH - width), words


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
