"""The last nights: none is left out, and one that was not counted is not shown as good."""

from datetime import date, timedelta

from held.pictures.nights import Night, nights
from tests.pictures.drawn import Drawn

FIRST = date(2026, 2, 2)


def thirty(**without: int | None) -> list[Night]:
    days = [FIRST + timedelta(days=number) for number in range(30)]
    return [Night(day, without.get(f"{day:%b}{day.day}", 0)) for day in days]


def test_a_night_with_children_without_is_red_and_numbered() -> None:
    drawn = Drawn(nights(thirty(Feb11=1, Feb12=2), across=30, name="n"))
    assert drawn.is_told()
    assert drawn.is_drawn_with_classes_alone()
    assert [block["height"] for block in drawn.marks("rect", "gap")] == [14, 28]
    assert drawn.words == ["1", "2"]
    assert len(drawn.marks("circle", "t2")) == 28


def test_a_night_that_was_not_counted_is_no_ring() -> None:
    drawn = Drawn(nights(thirty(Feb11=None), across=15, name="n"))
    assert drawn.words == ["?"]
    assert len(drawn.marks("circle", "t2")) == 29
    assert "Not counted: 1." in drawn.svg
