"""The keys of one table, taken one by one. A key that nobody takes is unknown and refused."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypeGuard

from held.language.faults import Faults
from held.language.limits import CHARACTERS_A_NAME
from held.language.nearest import meant, nearest
from held.language.nodes import Listing, Node, Table, Text

# Control, format, private and half characters: a name with one could read otherwise than it stands.
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


def what_is_wrong_with(name: str) -> str | None:
    """Why a sentence could not be read with this name in it, or None."""
    if not name.strip():
        return "it is empty"
    if len(name) > CHARACTERS_A_NAME:
        return f"it is longer than {CHARACTERS_A_NAME} characters"
    for sign, called in ((",", "a comma"), ("(", "a bracket"), (")", "a bracket"), ("\n", "a line break")):
        if sign in name:
            return f"it has {called} in it"
    if any(unicodedata.category(sign) in UNSEEN for sign in name):
        return "it has a sign that can't be seen in it"
    joined = re.search(r"\b(and|or)\b", name)
    return f"it has the word “{joined[1]}” in it" if joined else None


@dataclass
class Frame:
    """`what` is how the table is called in a refusal, as in “the step “make the call””."""

    table: Table
    file: str
    what: str
    faults: Faults
    asked: set[str] = field(default_factory=set)
    lacking: list[str] = field(default_factory=list)
    failed: bool = False

    def refuse(self, line: int, says: str) -> None:
        self.failed = True
        self.faults.add(self.file, line, says)

    def find(self, key: str) -> Node | None:
        self.asked.add(key)
        return next((value for name, value in self.table.entries if name.words == key), None)

    def line_of(self, key: str) -> int:
        return next((name.line for name, _ in self.table.entries if name.words == key), self.table.line)

    def need(self, key: str) -> Node | None:
        node = self.find(key)
        if node is None and key not in self.lacking:
            self.lacking.append(key)
            self.failed = True
        return node

    @property
    def capital(self) -> str:
        return self.what[:1].upper() + self.what[1:]

    def text(self, key: str, *, needed: bool = False) -> Text | None:
        node = self.need(key) if needed else self.find(key)
        if node is None:
            return None
        return self.as_text(node, f"“{key}:”")

    def as_text(self, node: Node, called: str) -> Text | None:
        if not isinstance(node, Text):
            self.refuse(node.line, f"{called} of {self.what} takes one text, not a list or a table.")
            return None
        if not node.words.strip():
            self.refuse(
                node.line, f"{called} of {self.what} says nothing. Write its text, or leave the key out."
            )
            return None
        return Text(" ".join(node.words.split()), node.line)

    def texts(self, key: str, *, one_may_stand_bare: bool = False) -> tuple[Text, ...]:
        node = self.find(key)
        if node is None:
            return ()
        if isinstance(node, Text) and one_may_stand_bare:
            text = self.as_text(node, f"“{key}:”")
            return (text,) if text else ()
        if not isinstance(node, Listing):
            self.refuse(node.line, f"“{key}:” of {self.what} takes a list. Write it as [this, that].")
            return ()
        read = [self.as_text(item, f"An entry of “{key}:”") for item in node.items]
        texts = tuple(text for text in read if text is not None)
        seen: set[str] = set()
        for text in texts:
            if text.words in seen:
                self.refuse(text.line, f"“{text.words}” stands twice in “{key}:” of {self.what}. Keep one.")
            seen.add(text.words)
        return texts

    def names(self, key: str, *, one_may_stand_bare: bool = False) -> tuple[Text, ...]:
        """Texts that sentences will use, so that they can have no comma, bracket, "and" or "or" in them."""
        return tuple(
            text for text in self.texts(key, one_may_stand_bare=one_may_stand_bare) if self.good_name(text)
        )

    def good_name(self, text: Text) -> bool:
        wrong = what_is_wrong_with(text.words)
        if wrong:
            self.refuse(
                text.line,
                f"“{text.words}” can't be a name: {wrong}, so a sentence could be misread. Name it otherwise.",
            )
        return wrong is None

    def yes(self, key: str) -> bool:
        text = self.text(key)
        if text is None:
            return False
        if text.words not in {"yes", "no"}:
            self.refuse(text.line, f"“{key}:” of {self.what} is “yes” or “no”, not “{text.words}”.")
        return text.words == "yes"

    def tables(self, key: str, called: str) -> list[tuple[Text, "Frame"]]:
        """A table of tables under this key: each name with its frame."""
        return [
            (name, Frame(node, self.file, f"{called} “{name.words}”", self.faults))
            for name, node in self.entries(key)
            if self._is_table(node, f"{called} “{name.words}”")
        ]

    def inside(self, key: str, *, needed: bool = False) -> "Frame | None":
        """The one table under this key."""
        node = self.need(key) if needed else self.find(key)
        if node is None or not self._is_table(node, f"“{key}:” of {self.what}"):
            return None
        return Frame(node, self.file, f"“{key}:”", self.faults)

    def entries(self, key: str) -> tuple[tuple[Text, Node], ...]:
        """The names and nodes of the table under this key."""
        node = self.find(key)
        if node is None:
            return ()
        if not self._is_table(node, f"“{key}:” of {self.what}"):
            return ()
        return node.entries

    def _is_table(self, node: Node, called: str) -> TypeGuard[Table]:
        if isinstance(node, Table):
            return True
        self.refuse(
            node.line,
            f"{called[:1].upper()}{called[1:]} takes a table: a name, a colon, and what belongs to it.",
        )
        return False

    def finish(self) -> set[str]:
        """Refuse every key that was not asked for, with the nearest of those that were; then every key that is lacking,
        unless one of the unknown ones was probably meant for it.

        Returns the keys that may have been meant by the unknown ones: asked for, and not there.
        """
        there = {name.words for name, _ in self.table.entries}
        unknown = [name for name, _ in self.table.entries if name.words not in self.asked]
        for name in unknown:
            said = f"{self.capital} has no key “{name.words}”.{meant(name.words, sorted(self.asked))}"
            self.refuse(name.line, said)
        probably = {nearest(name.words, self.asked) for name in unknown}
        for key in self.lacking:
            if key not in probably:
                self.refuse(self.table.line, f"{self.capital} has no “{key}:”. Add it.")
        return self.asked - there if unknown else set()
