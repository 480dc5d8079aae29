"""A letter's file: a few keys, a line of three hyphens, and below it the text with its words in curly brackets."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from held.language import limits
from held.language.faults import Faults, pointing
from held.language.frame import Frame
from held.language.letter import A_WORD, NEEDED, WORDS, Letter, Reader
from held.language.lines import Lines
from held.language.nearest import meant
from held.language.nodes import NotRead, Table, Text, compose

FOLDER, ENDING = "letters", ".md"
RULE = "---"
NARROWED: Mapping[Reader, str] = {Reader.TOLD: "roles", Reader.SENT: "papers"}
"""The key that says for which of them a letter is."""
ABOUT_A_CHILD = frozenset(WORDS[Reader.FAMILY]).difference(
    *(words for reader, words in WORDS.items() if reader.by_mail)
)


def is_letter(file: str) -> bool:
    """Whether a file of the pack is a letter, by its name inside the pack."""
    return file.startswith(f"{FOLDER}/")


def read_letters(texts: Mapping[str, str], faults: Faults, lines: Lines) -> dict[str, Letter]:
    """By name, which is the file's. What is wrong in a letter is refused, and that letter left out."""
    found: dict[str, Letter] = {}
    for file in sorted(texts):
        letter = read_letter(texts[file], file, faults, lines)
        if letter:
            found[letter.name] = letter
    return found


@dataclass(frozen=True)
class _Parts:
    """`begins`: the line of the file on which the text begins."""

    head: str
    text: tuple[str, ...]
    begins: int


def read_letter(text: str, file: str, faults: Faults, lines: Lines) -> Letter | None:
    parts = _parts(text)
    if parts is None:
        says = "A letter has a line of three hyphens, “---”, between its keys and its text. Add it."
        faults.add(file, 1, says)
        return None
    try:
        node = compose(parts.head, file)
    except NotRead as refused:
        faults.add(file, refused.fault.line, refused.fault.says)
        return None
    if not isinstance(node, Table):
        faults.add(file, node.line, "The letter begins with no key. Begin it as in “to: whoever is told”.")
        return None
    return _read(Frame(node, file, "the letter", faults), parts, lines)


def _parts(text: str) -> _Parts | None:
    every = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for at, line in enumerate(every):
        if line.rstrip() == RULE:
            below = [each.rstrip() for each in every[at + 1 :]]
            while below and not below[-1]:
                below.pop()
            return _Parts("\n".join(every[:at]), tuple(below), at + 2)
    return None


def _read(frame: Frame, parts: _Parts, lines: Lines) -> Letter | None:
    to = frame.text("to", needed=True)
    if to is None:
        frame.asked |= {name.words for name, _ in frame.table.entries}
        frame.finish()
        return None
    known = [reader.value for reader in Reader]
    if to.words not in known:
        frame.refuse(to.line, f"A letter is not written to “{to.words}”.{meant(to.words, known)}")
        return None
    reader = Reader(to.words)
    heading = frame.text("subject" if reader.by_mail else "title", needed=True)
    only = frame.texts(NARROWED[reader]) if reader in NARROWED else ()
    of: Text | None = None
    after: tuple[Text, ...] = ()
    if reader is Reader.FAMILY:
        of, after = frame.text("procedure", needed=True), frame.texts("after")
        if not after and not frame.failed:
            frame.refuse(to.line, "Say after which steps it is given: “after: [a step]”.")
    frame.finish()
    for each in (*only, *after, *((of,) if of else ())):
        lines.note(frame.file, "letter", each.words, each.line)
    _check_words(frame, reader, heading.line if heading else 1, heading.words if heading else "", parts)
    if frame.failed or heading is None:
        return None
    return Letter(
        name=frame.file.removeprefix(f"{FOLDER}/").removesuffix(ENDING),
        reader=reader,
        heading=heading.words,
        lines=parts.text,
        only=tuple(text.words for text in only),
        procedure=of.words if of else "",
        steps=tuple(text.words for text in after),
    )


def _check_words(frame: Frame, reader: Reader, at: int, heading: str, parts: _Parts) -> None:
    """Each word in curly brackets is one that this letter has, and the one it can't do without is there."""
    used: set[str] = set()
    if not any(parts.text):
        frame.refuse(parts.begins, "The letter says nothing. Write its text below the three hyphens.")
        return
    every = [(at, heading), *enumerate(parts.text, start=parts.begins)]
    for line, text in every:
        if len(text) > limits.CHARACTERS_A_TEXT:
            frame.refuse(line, f"This line is longer than {limits.CHARACTERS_A_TEXT} characters. Break it.")
            continue
        for says, where, length in _wrong(reader, text, used):
            frame.failed = True
            frame.faults.add(frame.file, line, says, pointing(text, where, length))
    needed = NEEDED[reader]
    if needed not in used and not frame.failed:
        why = "leads to nothing" if reader.by_mail else "does not say whom to ask"
        frame.refuse(parts.begins, f"This letter {why}. Write “{{{needed}}}” where it says so.")


def _wrong(reader: Reader, text: str, used: set[str]) -> Iterator[tuple[str, int, int]]:
    known = WORDS[reader]
    for found in A_WORD.finditer(text):
        word = found[1]
        used.add(word)
        if word in known:
            continue
        says = f"“{word}” is no word that a letter to {reader.value} can fill in.{meant(word, known)}"
        if reader.by_mail and word in ABOUT_A_CHILD:
            says = (
                f"A mail names no child, and says nothing of one: “{word}” can't stand in it. Leave it out."
            )
        yield says, found.start(), len(found[0])
    bare = re.search(r"[{}]", A_WORD.sub(lambda each: " " * len(each[0]), text))
    if bare:
        yield (
            "A curly bracket stands alone here. Write a word between two, as in “{authority}”.",
            bare.start(),
            1,
        )
