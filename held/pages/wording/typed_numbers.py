"""A whole number that came with an address or a form, where anybody may write anything."""

MOST_FIGURES = 18


def typed_number(words: str) -> int | None:
    """None where it is none. Figures that only look like one (“²”), and more of them than any number here has, are none."""
    return int(words) if words.isdecimal() and len(words) <= MOST_FIGURES else None
