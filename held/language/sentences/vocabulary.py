"""The words one file's sentences may use: the fixed phrases and its own names, each with its kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from held.language.sentences.phrases import FIXED
from held.language.times import Limit

NUMBER = re.compile(r"[0-9]+(?![0-9A-Za-z])")
WORD = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)


def straight(words: str) -> str:
    """A typographic apostrophe is the plain one to a reader, so it is here; no letter moves."""
    return words.replace("’", "'")


@dataclass(frozen=True)
class Match:
    """These words, found at a place, can be this kind of word; `name` is what they stand for."""

    terminal: str
    name: str
    length: int


@dataclass
class Vocabulary:
    """`moments` are the dates that have an hour. `limits` are those of the pack's statutory clock, as it stood on
    `clock_stood_on`. `doubtful` are the kinds of name whose definitions were refused: a
    sentence that stumbles there is not blamed.
    """

    phrases: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    outcomes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    results: dict[str, tuple[str, ...]] = field(default_factory=dict)
    moments: frozenset[str] = frozenset()
    limits: dict[str, Limit] = field(default_factory=dict)
    clock_stood_on: date = date.min
    doubtful: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for terminal, phrase in FIXED:
            self._put(terminal, phrase, phrase)

    def add(self, terminal: str, names: Iterable[str], *, may_have_the: bool = False) -> None:
        """Names of one kind, written as they are; some may stand with "the" before them."""
        for name in names:
            self.add_written(terminal, name, name)
            if may_have_the and not name.startswith("the "):
                self._put(terminal, f"the {name}", name)

    def add_written(self, terminal: str, written: str, name: str) -> None:
        """A name that is written otherwise than it is called, as a step that happens."""
        known = self.names.setdefault(terminal, {})
        if written not in known:
            known[written] = name
            self._put(terminal, written, name)

    def _put(self, terminal: str, phrase: str, name: str) -> None:
        first = WORD.match(phrase)
        if first is None:
            return
        self.phrases.setdefault(straight(first[0]), []).append((straight(phrase), terminal, name))

    def matches(self, sentence: str, at: int) -> list[Match]:
        """What can stand at this place of a straightened sentence, the longest first."""
        found: list[Match] = []
        number = NUMBER.match(sentence, at)
        if number:
            found.append(Match("NUMBER", number[0], len(number[0])))
        first = WORD.match(sentence, at)
        for phrase, terminal, name in self.phrases.get(first[0], ()) if first else ():
            if sentence.startswith(phrase, at) and _ends(sentence, at + len(phrase), phrase):
                found.append(Match(terminal, name, len(phrase)))
        return sorted(found, key=lambda match: -match.length)


def _ends(sentence: str, end: int, phrase: str) -> bool:
    """A word ends where a space, a sign or the sentence itself does."""
    return phrase in {",", "(", ")"} or end == len(sentence) or sentence[end] in " ,().;:!?"
