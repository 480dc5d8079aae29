"""`held import --give-up`: what was handed in and cannot go on makes way, as it does on its page."""

from collections.abc import Iterator
from typing import Any


def given_up(*, by: Any) -> Iterator[str]:
    """What became of it, in lines. Whoever works on it in another process stops with the piece at hand. Raises CanNot."""
    from held.record.actions.imports.confirm import break_off, give_up
    from held.record.reading.imports.extract import extract_seen, extract_under_way

    seen = extract_under_way()
    if seen is None:
        yield "No import is under way. Nothing was given up."
        return
    which = f"{seen.system}, given out on {seen.of:%-d %B %Y}"
    if seen.begun is None:
        give_up(by=by, extract=seen.public)
        yield f"{which}, handed in by {seen.handed_in_by}, was put away. Nothing was changed."
        return
    break_off(by=by, extract=seen.public)
    yield f"{which}, confirmed by {seen.begun_by}, was given up. What was taken in by then stays:"
    for file in extract_seen(seen.public).came.files:
        yield (
            f"{file.name}: of {file.rows:,} {file.kind} {file.new:,} new, {file.changed:,} changed, "
            f"{file.disputed:,} for a person to decide."
        )
    yield "Hand in the next extract: what is here already is found the same."
