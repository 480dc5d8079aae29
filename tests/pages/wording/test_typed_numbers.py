"""A number out of an address is a number, or nothing: never an error."""

import pytest

from held.pages.wording.typed_numbers import typed_number


@pytest.mark.parametrize("words", ["0", "17", "٣", "9" * 18])
def test_a_whole_number_is_read(words: str) -> None:
    assert typed_number(words) == int(words)


@pytest.mark.parametrize("words", ["", "²", "-1", "1.0", "x", " 1", "9" * 19, "9" * 5000])
def test_what_is_none_is_nothing(words: str) -> None:
    assert typed_number(words) is None
