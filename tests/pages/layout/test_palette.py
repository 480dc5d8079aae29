"""An authority's colour: everything made of it can be read, and what can't is refused in a sentence."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from held.pages.layout.palette import INK, SURFACE, WHITE, ColourRefused, colour, contrast, palette

TEAL = colour("#0b5563")


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast((0, 0, 0), WHITE) == pytest.approx(21)
    assert contrast(colour("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("teal", "“teal” is not a colour. Write it like #0b5563"),
        ("#8fc7d0", "#8fc7d0 is too light: links in it would have a contrast of"),
        ("#b3141c", "#b3141c is a red. In Held red means late, a gap or urgent."),
    ],
)
def test_a_colour_that_will_not_do_is_refused(typed: str, says: str) -> None:
    with pytest.raises(ColourRefused, match="^" + re.escape(says)):
        palette(colour(typed))


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_whatever_is_not_refused_can_be_read(accent: tuple[int, int, int]) -> None:
    try:
        made = palette(accent)
    except ColourRefused:
        assume(False)
    shades = {name: colour(value) for name, value in made.items()}
    assert contrast(shades["--accent"], WHITE) >= 4.5
    assert contrast(shades["--accent"], SURFACE) >= 4.5
    assert contrast(shades["--accent-mid"], SURFACE) >= 3
    assert contrast(INK, shades["--accent-light"]) >= 7
    assert contrast(shades["--accent"], shades["--accent-tint"]) >= 3
    assert contrast(WHITE, shades["--accent-deep"]) >= 4.5
