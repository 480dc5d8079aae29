"""The line: a true scale, a gap that can't be missed, and one lead at a time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from held.pictures.line.narrow import narrow
from held.pictures.line.periods import Period, periods
from held.pictures.line.values import Lane, LeadSpan, Line, Span, Stretch
from held.pictures.line.wide import wide
from tests.pictures.drawn import Drawn

LANES = (Lane(3, "Social care", "level 4"), Lane(2, "Early help"), Lane(1, "Universal"))


def on(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


TODAY = on(2026, 3, 3)
AALIYAH = Line(
    child="Aaliyah Benson",
    today=TODAY,
    lanes=LANES,
    spans=(
        Span(1, "School throughout", on(2024, 5, 1), backdrop=True),
        Span(2, "Early help", on(2024, 6, 3), on(2024, 9, 9)),
        Span(3, "Neighbourhood team", on(2024, 9, 16), on(2025, 3, 14)),
        Span(2, "Early help, Northfield team", on(2025, 3, 3), on(2026, 3, 9)),
        Span(3, "MASH", on(2026, 2, 23)),
    ),
    leads=(
        LeadSpan("Tom Varley", on(2024, 6, 3), on(2024, 9, 9)),
        LeadSpan("Femi Balogun", on(2024, 9, 16), on(2025, 3, 14)),
        LeadSpan("Priya Nair", on(2025, 3, 14), on(2026, 3, 9)),
    ),
    unheld=(Stretch(on(2024, 9, 9), on(2024, 9, 16)),),
    unled=(Stretch(on(2024, 9, 9), on(2024, 9, 16)),),
)


def held(*leads: LeadSpan, unled: tuple[Stretch, ...] = ()) -> Line:
    """A child whom early help has held since 1 January, led as said."""
    return Line("Kit", TODAY, LANES, (Span(2, "Early help", on(2026, 1, 1)),), leads, unled=unled)


def test_every_change_is_a_row_of_the_table() -> None:
    told = [(row.number, row.services, row.lead) for row in periods(AALIYAH)]
    assert told == [
        (1, ("Early help",), "Tom Varley"),
        (2, (), None),
        (3, ("Neighbourhood team",), "Femi Balogun"),
        (4, ("Neighbourhood team", "Early help, Northfield team"), "Femi Balogun"),
        (5, ("Early help, Northfield team",), "Priya Nair"),
        (6, ("Early help, Northfield team", "MASH"), "Priya Nair"),
        (None, ("MASH",), None),
    ]


@pytest.mark.parametrize("draw", [wide, narrow])
def test_a_line_is_told_as_well_as_drawn(draw) -> None:
    drawn = Drawn(draw(AALIYAH))
    assert drawn.is_told()
    assert drawn.is_drawn_with_classes_alone()
    assert "2: 9 September 2024 to 16 September 2024: nobody for 7 days." in drawn.svg


def test_pixels_are_days() -> None:
    drawn = Drawn(wide(AALIYAH))
    early = drawn.marks("rect", "t2")
    days = [(on(2024, 9, 9) - on(2024, 6, 3)).days, (TODAY - on(2025, 3, 3)).days]
    assert early[0]["width"] / days[0] == pytest.approx(early[1]["width"] / days[1], rel=0.01)


def test_two_who_hold_at_once_are_bracketed_with_the_word() -> None:
    drawn = Drawn(wide(AALIYAH))
    assert len(drawn.marks("path", "cow")) == 2
    assert [words for words in drawn.words if "co-working" in words] == ["4 co-working", "co-working"]


def test_arrows_carry_the_number_of_their_row() -> None:
    words = Drawn(wide(AALIYAH)).words
    assert [said for said in words if "step" in said] == ["3 step up", "5 step down", "6 step up"]


def test_the_words_of_an_arrow_cross_no_other_arrow_and_none_is_cut_off() -> None:
    """Up and down again within a fortnight, at the right edge of nine months."""
    line = Line(
        "Kit",
        TODAY,
        LANES,
        (Span(2, "Early help", on(2025, 6, 1)), Span(3, "Desk", on(2026, 2, 12), on(2026, 2, 26))),
        (LeadSpan("Priya Nair", on(2025, 6, 1)),),
    )
    drawn = Drawn(wide(line))
    assert "2 step up" in drawn.words
    assert "3" in drawn.words
    assert "3 step down" not in drawn.words


def test_a_gap_is_red_in_every_lane_that_should_have_somebody() -> None:
    drawn = Drawn(wide(AALIYAH))
    assert len(drawn.marks("rect", "gap")) == 3  # the lane before, the lane after, the lead's
    assert "2 Gap: nobody for 7 days" in drawn.words


def test_an_hour_without_a_lead_is_seen() -> None:
    leads = LeadSpan("A", on(2026, 1, 1), on(2026, 2, 2, 10)), LeadSpan("B", on(2026, 2, 2, 11))
    line = held(*leads, unled=(Stretch(on(2026, 2, 2, 10), on(2026, 2, 2, 11)),))
    drawn = Drawn(wide(line))
    assert [gap["width"] >= 4 for gap in drawn.marks("rect", "gap")] == [True]
    assert "2 Gap: no lead for 1 hour" in drawn.words


def test_nobody_is_missed_where_the_record_says_that_nobody_was_needed() -> None:
    line = held(LeadSpan("A", on(2026, 1, 1), on(2026, 1, 9)), LeadSpan("B", on(2026, 2, 1)))
    assert [(row.lead, row.is_gap) for row in periods(line)] == [("A", False), (None, False), ("B", False)]
    assert Drawn(wide(line)).marks("rect", "gap") == []


def test_what_is_planned_is_an_outline_and_says_that_nobody_is_named() -> None:
    drawn = Drawn(wide(AALIYAH))
    today = float(drawn.svg.split('class="now" d="M ')[1].split()[0])
    assert all(
        mark["x"] + mark["width"] <= today + 0.2
        for look in ("t2", "t3")
        for mark in drawn.marks("rect", look)
    )
    assert min(mark["x"] for mark in drawn.marks("rect", "plan")) == pytest.approx(today, abs=0.2)
    assert "from 9 March 2026: no lead named yet" in drawn.words


@given(st.integers(0, 900), st.integers(1, 200))
def test_no_words_cross_today(before: int, after: int) -> None:
    """However much of the picture is past, and however much is planned."""
    since, until = TODAY - timedelta(days=before), TODAY + timedelta(days=after)
    spans = Span(2, "Early help", since, until), Span(3, "MASH", TODAY - timedelta(hours=1))
    leads = (
        LeadSpan("Tom Varley", since, TODAY - timedelta(days=before / 2)),
        LeadSpan("Priya Nair", TODAY - timedelta(days=before / 2), until),
    )
    drawn = Drawn(wide(Line("Kit", TODAY, LANES, spans, leads)))
    today = float(drawn.svg.split('class="now" d="M ')[1].split()[0])
    named_next = [said for said in drawn.placed if "no lead named yet" in said.words]
    assert len(named_next) == 1
    assert all(not said.left < today < said.right for said in named_next)
    others = [said for said in drawn.placed if abs(said.y - named_next[0].y) < 13 and said not in named_next]
    assert all(said.right < named_next[0].left or named_next[0].right < said.left for said in others)


@pytest.mark.parametrize("draw", [wide, narrow])
def test_a_name_with_markup_in_it_stays_a_name(draw) -> None:
    line = held(LeadSpan('<b onclick="x">&', on(2026, 1, 1)))
    assert Drawn(draw(line)).is_drawn_with_classes_alone()


moments = st.integers(0, 24 * 300).map(lambda hours: on(2025, 5, 1) + timedelta(hours=hours))
stretches = st.lists(
    st.tuples(moments, st.integers(1, 2000).map(lambda hours: timedelta(hours=hours))), max_size=5
)


@given(stretches, stretches, stretches, stretches)
def test_no_hour_without_somebody_is_ever_left_out(held_at, led_at, unheld_at, unled_at) -> None:
    line = Line(
        child="Kit",
        today=TODAY,
        lanes=LANES,
        spans=tuple(Span(2 + row % 2, f"S{row}", at, at + long) for row, (at, long) in enumerate(held_at)),
        leads=tuple(LeadSpan(f"L{row}", at, at + long) for row, (at, long) in enumerate(led_at)),
        unheld=tuple(Stretch(at, at + long) for at, long in unheld_at),
        unled=tuple(Stretch(at, at + long) for at, long in unled_at),
    )
    rows = periods(line)
    for hour in range(0, (TODAY - on(2025, 5, 1)).days * 24, 7):
        moment = on(2025, 5, 1) + timedelta(hours=hour)
        found = [row for row in rows if row.since <= moment and (row.until is None or moment < row.until)]
        gaps = [gap for gap in (*line.unheld, *line.unled) if gap.since <= moment < (gap.until or TODAY)]
        assert any(row.is_gap for row in found) == bool(gaps)
    drawn = Drawn(wide(line))
    assert all(gap["width"] >= 4 for gap in drawn.marks("rect", "gap"))
    assert len(drawn.marks("rect", "gapband")) == sum(row.is_gap for row in rows)
    assert Drawn(narrow(line)).is_told()


def test_a_period_says_what_it_lacks() -> None:
    row = Period(1, on(2026, 1, 1), on(2026, 1, 3), (), (), "A", is_unheld=True)
    assert row.without(TODAY) == "no service for 2 days"
