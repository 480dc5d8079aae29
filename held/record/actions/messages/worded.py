"""How a mail reads: by the pack's own letter, or the one that comes with Held for what the pack words nothing for."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from held.engine.lettering import letter_to, written
from held.language.letter import Reader
from held.language.pack import Pack

LONGEST_SUBJECT = 200


@dataclass(frozen=True)
class Wording:
    """`about`: the role that is told, or the paper that is sent. `words`: what the letter can fill in, but for whom it
    goes to, the authority and the link."""

    reader: Reader
    pack: Pack
    about: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class WordedMail:
    """`by`: which letter of which version it was written from, as administrators read it."""

    subject: str
    text: str
    by: str


def worded(wording: Wording, *, name: str, link: str) -> WordedMail:
    """To somebody of this name. Raises KeyError for a word that a mail doesn't have, as each about a child."""
    letter = letter_to(wording.reader, wording.pack, wording.about)
    every = {"the reader": name, "authority": settings.HELD_AUTHORITY, "link": link}
    said = written(letter, {**wording.words, **every})
    is_own = wording.pack.letters.get(letter.name) is letter
    whose = f"{wording.pack.title}, version {wording.pack.version}" if is_own else "comes with Held"
    return WordedMail(_cut(said.heading), said.text, _cut(f"letters/{letter.name}.md ({whose})"))


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_SUBJECT else f"{line[: LONGEST_SUBJECT - 1]}…"
