"""A letter filled in: which one a pack words something by, and how it reads with what there is to say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from held.language.letter import A_WORD, WORDS, Letter, Reader, step_and_outcome
from held.language.pack import Pack
from held.language.standard_letters import standard_letters


@dataclass(frozen=True)
class Written:
    """A letter as it reads. `heading`: a mail's subject, in one line."""

    heading: str
    text: str


def letter_to(reader: Reader, pack: Pack, about: str = "") -> Letter:
    """The pack's letter for this role or paper, else its letter for every one, else the one that comes with Held.

    Raises KeyError for a letter to a family: what a family is given is the authority's own.
    """
    own = [letter for letter in pack.letters.values() if letter.reader is reader]
    for letter in own:
        if about and about in letter.only:
            return letter
    return next((letter for letter in own if not letter.only), None) or standard_letters()[reader]


def written(letter: Letter, words: Mapping[str, str]) -> Written:
    """The letter with its words filled in. A line is left out where one of its words has nothing to say.

    Raises KeyError for a word that such a letter doesn't have: none can be slipped in, and in a mail none of a child.
    """
    unknown = words.keys() - set(WORDS[letter.reader])
    if unknown:
        raise KeyError(f"A letter to {letter.reader.value} has no word {', '.join(sorted(unknown))}.")
    said = [_filled(line, words) for line in letter.lines]
    text = "\n".join(line for line in said if line is not None)
    heading = A_WORD.sub(lambda word: words.get(word[1], ""), letter.heading)
    return Written(" ".join(heading.split()), re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


def _filled(line: str, words: Mapping[str, str]) -> str | None:
    if any(not words.get(word[1]) for word in A_WORD.finditer(line)):
        return None
    return A_WORD.sub(lambda word: words[word[1]], line)


def is_given_after(letter: Letter, step: str, outcome: str | None) -> bool:
    """Whether a family's letter is given once this step came out so."""
    for each in letter.steps:
        named, wanted = step_and_outcome(each)
        if named == step and wanted in ("", outcome):
            return True
    return False
