"""How wide words are, near enough: a picture can't ask the browser."""

WIDE = frozenset("mwMWQO@%")
THIN = frozenset("ijltfrI.,:;'’ |()")


def width(words: str, size: int = 14, bold: bool = False) -> float:
    """Pixels that the words take at this size, rather over than under."""
    units = sum(
        0.96 if letter in WIDE else 0.36 if letter in THIN else 0.7 if letter.isupper() else 0.61
        for letter in words
    )
    return units * size * (1.07 if bold else 1.0)


def lines(words: str, room: float, size: int = 13, bold: bool = False) -> list[str]:
    """The words broken into lines no wider than `room`; a single longer word keeps its own line."""
    broken: list[str] = []
    for word in words.split():
        if broken and width(f"{broken[-1]} {word}", size, bold) <= room:
            broken[-1] = f"{broken[-1]} {word}"
        else:
            broken.append(word)
    return broken
