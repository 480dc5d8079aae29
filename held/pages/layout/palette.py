"""The authority's one colour, and what is made of it. Refused where words on it could not be read."""

import re
from collections.abc import Mapping

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
INK: Colour = (11, 12, 12)
SURFACE: Colour = (243, 247, 247)
WORDS, EDGES = 4.5, 3.0  # the least contrast of words and of what shows a shape (WCAG 2.2, 1.4.3 and 1.4.11)


class ColourRefused(ValueError):
    """A sentence: why this colour can't be the authority's, and what to do."""


def colour(typed: str) -> Colour:
    """From "#0b5563"."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", typed):
        raise ColourRefused(
            f"“{typed}” is not a colour. Write it like #0b5563: a hash and six figures or letters a to f."
        )
    return int(typed[1:3], 16), int(typed[3:5], 16), int(typed[5:7], 16)


def written(shown: Colour) -> str:
    """As a style sheet writes it."""
    return "#{:02x}{:02x}{:02x}".format(*shown)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white), as WCAG reckons it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(shown: Colour) -> float:
    red, green, blue = (
        (part / 255) / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in shown
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of the one in the other."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def palette(accent: Colour) -> Mapping[str, str]:
    """The custom properties that follow from the accent, all readable; or ColourRefused."""
    on_surface = min(contrast(accent, WHITE), contrast(accent, SURFACE))
    if on_surface < WORDS:
        raise ColourRefused(
            f"{written(accent)} is too light: links in it would have a contrast of {on_surface:.1f} to 1, and need {WORDS}."
            " Choose a darker one."
        )
    red, green, blue = accent
    if red > 120 and red > 1.8 * max(green, blue):
        raise ColourRefused(
            f"{written(accent)} is a red. In Held red means late, a gap or urgent. Choose another colour."
        )
    shares = (step / 100 for step in range(30, 101))
    middle = next(
        mixed(accent, WHITE, share)
        for share in shares
        if contrast(mixed(accent, WHITE, share), SURFACE) >= EDGES
    )
    return {
        "--accent": written(accent),
        "--accent-deep": written(mixed(accent, BLACK, 0.7)),
        "--accent-mid": written(middle),
        "--accent-light": written(mixed(accent, WHITE, 0.2)),
        "--accent-tint": written(mixed(accent, WHITE, 0.11)),
    }
