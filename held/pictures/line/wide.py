"""The line on a laptop: time from left to right on a true scale, a lane for each tier, the lead below."""

from held.pictures import letters
from held.pictures.line import above, bars
from held.pictures.line.frame import LEFT, WIDTH, Band, Frame, frame_of
from held.pictures.line.moves import moved, moves
from held.pictures.line.room import Row
from held.pictures.line.saying import says, title
from held.pictures.line.scale import ticks
from held.pictures.line.values import Lane, Line
from held.pictures.svg import path, picture, rect, text


def wide(line: Line, name: str = "line-wide") -> str:
    """The picture, as SVG. The same in a table stands beside it."""
    labels = above.labels(frame_of(line, 0))
    frame = frame_of(line, above.sky(labels))
    over_lead = Row(0, WIDTH)
    named_next = bars.nobody_named_next(frame, over_lead)
    # From the back to the front.
    parts = [
        *_lanes(frame),
        *_axis(frame),
        *bars.nobody_bands(frame),
        *bars.services(frame),
        *bars.leads(frame),
        *bars.nobody(frame),
        *above.gap_words(frame, labels),
        *above.brackets(frame, moved(frame)),
        *moves(frame, over_lead),
        *above.today(frame, labels),
        *named_next,
    ]
    height = frame.bottom + 24
    return picture(
        name, title=title(line), says=says(line), width=WIDTH, height=height, parts=parts, look="held-svg v"
    )


def _lanes(frame: Frame) -> list[str]:
    drawn = []
    for index, lane in enumerate(sorted(frame.line.lanes, key=lambda lane: -lane.tier)):
        drawn += _lane(frame.bands[lane.tier], lane, "lane" if index % 2 == 0 else "lane2")
    return drawn + _lane(frame.lead, Lane(0, "Lead", "one named person"), "lane2")


def _lane(band: Band, lane: Lane, look: str) -> list[str]:
    drawn = [rect(look, 0, band.top, WIDTH, band.height)]
    said = [("b", words) for words in letters.lines(lane.name, LEFT - 16, 14, bold=True)[:2]]
    said += [("q sm", lane.under)] if lane.under else []
    first = band.top + band.height / 2 - (len(said) - 1) * 9 + 5
    return drawn + [text(look, 8, first + 18 * row, words) for row, (look, words) in enumerate(said)]


def _axis(frame: Frame) -> list[str]:
    drawn, row = [], Row(LEFT - 60, WIDTH)
    for at, named in ticks(frame.scale):
        x = frame.scale.x(at)
        drawn.append(path("grid", "M", x, frame.top, "V", frame.bottom))
        width = letters.width(named, 13)
        if row.first_free(width, [x - width / 2]) is not None:
            drawn.append(text("q sm m", x, frame.bottom + 18, named))
    return drawn
