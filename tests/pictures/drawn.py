"""Reading a drawn picture again: its marks by class, its words, its claims."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from held.pictures import letters

SVG = "{http://www.w3.org/2000/svg}"
STYLES = Path(__file__).parents[2] / "held/pages/layout/styles/_pictures.scss"


@dataclass(frozen=True)
class Placed:
    """Words in the picture, from where to where, and the height of their line."""

    words: str
    left: float
    right: float
    y: float


class Drawn:
    """One picture, parsed: a picture that is not well-formed fails here."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        self.root = ElementTree.fromstring(svg)

    def marks(self, kind: str, look: str) -> list[dict[str, float]]:
        """The numbers of every mark of that kind that carries that class."""
        found = [one for one in self.root.iter(SVG + kind) if look in one.get("class", "").split()]
        return [
            {key: float(value) for key, value in one.items() if re.fullmatch(r"[\d.-]+", value)}
            for one in found
        ]

    @property
    def words(self) -> list[str]:
        return [one.text or "" for one in self.root.iter(SVG + "text")]

    @property
    def placed(self) -> list[Placed]:
        """Every text where it stands, as wide as the picture reckons it."""
        return [_placed(one) for one in self.root.iter(SVG + "text")]

    def is_told(self) -> bool:
        """Whether it is an image with a title and a description, each found by its id."""
        title, says = self.root.find(SVG + "title"), self.root.find(SVG + "desc")
        return (
            self.root.get("role") == "img"
            and title is not None
            and says is not None
            and bool(title.text and says.text)
            and self.root.get("aria-labelledby") == title.get("id")
            and self.root.get("aria-describedby") == says.get("id")
        )

    def is_drawn_with_classes_alone(self) -> bool:
        """No style, no script, no colour of its own, and no class that the style sheet does not know."""
        attributes = {key for one in self.root.iter() for key in one.attrib}
        used = {look for one in self.root.iter() for look in one.get("class", "").split()} - {
            "held-svg",
            "held-fit",
            "v",
        }
        known = set(re.findall(r"\.([\w-]+)", STYLES.read_text()))
        return not attributes & {"style", "fill", "stroke", "onclick", "href"} and used <= known


def _placed(one: ElementTree.Element) -> Placed:
    looks, words = one.get("class", "").split(), one.text or ""
    width = letters.width(words, 13 if "sm" in looks else 14, bold="b" in looks or "r" in looks)
    x = float(one.get("x", "0"))
    left = x - width if "e" in looks else x - width / 2 if "m" in looks else x
    return Placed(words, left, left + width, float(one.get("y", "0")))
