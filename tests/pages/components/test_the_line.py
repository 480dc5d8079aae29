"""The line's table says everything its picture does."""

from datetime import UTC, datetime

from held.language.pack import Service
from held.pages.components.the_line import line_of, line_table
from held.record.reading.care.line import HoldingSpan, LeadSpan, Line, Span

SERVICES = {name: Service(name, tier) for name, tier in (("north", 2), ("east", 2), ("harbour", 3))}


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=UTC)


READ = Line(
    holdings=(
        HoldingSpan(on(1, 5), on(2, 2), "north", "Hill team"),
        HoldingSpan(on(2, 4), on(3, 9), "north", ""),
        HoldingSpan(on(2, 23), None, "harbour", ""),
    ),
    leads=(
        LeadSpan(on(1, 5), on(2, 2), "Tom Varley", "", ""),
        LeadSpan(on(2, 4), on(3, 9), "Priya Nair", "", ""),
    ),
    levels=(),
    transitions=(),
    unheld=(Span(on(2, 2), on(2, 4)),),
    unled=(Span(on(2, 2), on(2, 4)),),
    moment=on(3, 3),
)


def test_lanes_are_the_packs_tiers_the_highest_first() -> None:
    lanes = line_of("Aaliyah", READ, SERVICES).lanes
    assert [(lane.tier, lane.name, lane.under) for lane in lanes] == [
        (3, "Harbour", ""),
        (2, "North", "and east"),
    ]


def test_every_row_is_in_full_and_the_newest_stands_first() -> None:
    table = line_table(line_of("Aaliyah", READ, SERVICES))
    told = [
        [cell if isinstance(cell, str) else cell.bold or cell.words for cell in row.cells]
        for row in table.rows
    ]
    assert told[0] == [
        "Next",
        "Monday 9 March 2026, planned",
        "Not said",
        "Harbour",
        "Not named yet",
        "Somebody has to be named to lead",
    ]
    assert told[1][:5] == [
        "4",
        "Monday 23 February 2026",
        "Monday 9 March 2026, planned",
        "North and Harbour",
        "Priya Nair",
    ]
    assert told[1][5] == "Step up"
    assert told[3][3:] == ["Nobody", "Nobody", "Nobody for 2 days"]
    assert [row.is_bad for row in table.rows] == [False, False, False, True, False]


def test_a_service_the_pack_does_not_know_is_still_shown() -> None:
    line = line_of("Aaliyah", READ, {})
    assert {span.tier for span in line.spans} == {1}
