"""A letter's text as a page shows it: headings and paragraphs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A heading, which is one line; or a paragraph with its lines."""

    lines: tuple[str, ...]
    is_heading: bool = False


HEADING = "# "


def blocks(text: str) -> tuple[Block, ...]:
    """A line that begins with “# ” is a heading; a blank line ends a paragraph."""
    found: list[Block] = []
    open_now: list[str] = []
    for line in (*text.split("\n"), ""):
        is_heading = line.startswith(HEADING)
        if open_now and (is_heading or not line):
            found.append(Block(tuple(open_now)))
            open_now = []
        if is_heading:
            found.append(Block((line.removeprefix(HEADING),), is_heading=True))
        elif line:
            open_now.append(line)
    return tuple(found)


def to_print(text: str) -> tuple[Block, ...]:
    """The same, without a heading under which nothing is left to say."""
    every = blocks(text)
    following = (*every[1:], Block((), is_heading=True))
    return tuple(
        one for one, after in zip(every, following, strict=True) if not (one.is_heading and after.is_heading)
    )
