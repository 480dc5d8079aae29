"""The tour: docs/tour/README.md, and for each of its screens a picture, and the words of the page it was taken of."""

import re
from dataclasses import dataclass
from pathlib import Path

TOUR = Path(__file__).parents[2] / "docs" / "tour"
PAGE = TOUR / "README.md"
STOP = re.compile(
    r"^## (?P<place>\d+)\. (?P<heading>.+)\n\n(?P<says>.+)\n\n!\[(?P<alt>.+)\]\((?P<screen>[\w-]+)\.png\)$",
    re.MULTILINE,
)
QUOTED = re.compile(r"\*([^*]+)\*")
LINE = re.compile(r"(?<=\.yaml, line) \d+")
CLOCK = re.compile(r"\b\d{1,2}(\.\d\d)?[ap]m\b")


@dataclass(frozen=True)
class Stop:
    """One screen of the tour. `screen` is its name among the journeys' screens; `says` the two sentences."""

    place: int
    heading: str
    says: str
    alt: str
    screen: str

    @property
    def quoted(self) -> tuple[str, ...]:
        """Words that the tour says stand on the screen: it writes them *slanted*."""
        return tuple(QUOTED.findall(self.says))

    @property
    def sentences(self) -> int:
        return len(re.findall(r"[.?!]”?(?= |$)", self.says))

    @property
    def words(self) -> str:
        """Of the page, as they were when the picture was taken."""
        return words_file(self.screen).read_text(encoding="utf-8")


def stops() -> tuple[Stop, ...]:
    return tuple(
        Stop(int(found["place"]), found["heading"], found["says"], found["alt"], found["screen"])
        for found in STOP.finditer(PAGE.read_text(encoding="utf-8"))
    )


def picture_file(screen: str) -> Path:
    return TOUR / f"{screen}.png"


def words_file(screen: str) -> Path:
    return TOUR / f"{screen}.txt"


def as_kept(text: str) -> str:
    """The words of a page as they are compared: a line a line, no hour, which a slow machine makes another, and no number of
    a line in a pack's file, which every sentence above it moves."""
    lines = (" ".join(line.split()) for line in LINE.sub("", CLOCK.sub("o’clock", text)).splitlines())
    return "".join(f"{line}\n" for line in lines if line)
