"""The levels of need of pack.yaml, with their indicators."""

import re

from held.language.frame import Frame
from held.language.pack import Level


def read_levels(frame: Frame) -> tuple[Level, ...]:
    """The levels in the order of their numbers."""
    found: list[Level] = []
    for number, inside in frame.tables("levels", "the level"):
        name, means = inside.text("name", needed=True), inside.text("means", needed=True)
        indicators = inside.texts("indicators")
        inside.finish()
        if not re.fullmatch(r"[1-9]", number.words):
            inside.refuse(number.line, f"A level of need is a number from 1 to 9, not “{number.words}”.")
            continue
        shown = tuple(text.words for text in indicators)
        found.append(
            Level(int(number.words), name.words if name else "", means.words if means else "", shown)
        )
    return tuple(sorted(found, key=lambda level: level.number))
