"""The few marks a picture is made of. Text is escaped here and nowhere else; nothing carries a style of its own."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from held.pictures.letters import width


def _figure(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def rect(look: str, x: float, y: float, width: float, height: float, round_by: float = 0) -> str:
    size = f'width="{_figure(width)}" height="{_figure(height)}"'
    corner = f' rx="{_figure(round_by)}"' if round_by else ""
    return f'<rect class="{look}" x="{_figure(x)}" y="{_figure(y)}" {size}{corner}/>'


def text(look: str, x: float, y: float, words: str) -> str:
    """Words with the apostrophe of print, as everywhere on a page."""
    words = words.replace("'", "’")
    place = f'x="{_figure(x)}" y="{_figure(y)}"'
    return (
        f'<text class="{look}" {place}>{escape(words)}</text>'
        if look
        else f"<text {place}>{escape(words)}</text>"
    )


def fitted(look: str, x: float, y: float, words: str, room: float, size: int = 13) -> str:
    """Words that must not be wider than `room`, whatever font the page has: squeezed where they might be."""
    drawn = text(look, x, y, words)
    if width(words, size, "b" in look.split()) <= room:
        return drawn
    return drawn.replace("<text ", f'<text textLength="{_figure(room)}" lengthAdjust="spacingAndGlyphs" ', 1)


def path(look: str, *moves: str | float) -> str:
    """`path("arrow", "M", 10, 20, "H", 40)`."""
    drawn = " ".join(move if isinstance(move, str) else _figure(move) for move in moves)
    return f'<path class="{look}" d="{drawn}"/>'


def circle(look: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{look}" cx="{_figure(x)}" cy="{_figure(y)}" r="{_figure(radius)}"/>'


def head(x: float, y: float, towards: str) -> str:
    """An arrow's head with its point at x, y. `towards` is up, down, left or right."""
    across, along = 5.5, 9.0
    if towards in ("up", "down"):
        back = y + (along if towards == "up" else -along)
        return path("head", "M", x - across, back, "H", x + across, "L", x, y, "Z")
    back = x + (along if towards == "left" else -along)
    return path("head", "M", back, y - across, "V", y + across, "L", x, y, "Z")


def picture(
    name: str,
    *,
    title: str,
    says: str,
    width: float,
    height: float,
    parts: Iterable[str],
    look: str,
    sized: bool = False,
) -> str:
    """The whole picture. `name` keeps its ids apart from those of another on the page.

    `sized` gives it its width and height in pixels, for one that scrolls; else it takes the width it is given.
    """
    size = f' width="{_figure(width)}" height="{_figure(height)}"' if sized else ""
    title_id, says_id = quoteattr(f"{name}-title"), quoteattr(f"{name}-says")
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{look}" viewBox="0 0 {_figure(width)} {_figure(height)}"'
            f'{size} role="img" aria-labelledby={title_id} aria-describedby={says_id}>',
            f"<title id={title_id}>{escape(title)}</title>",
            f"<desc id={says_id}>{escape(says)}</desc>",
            *parts,
            "</svg>",
        ]
    )
