"""The letters that come with Held, for whatever a pack has no letter of its own for."""

from functools import cache
from pathlib import Path

from held.language.files import files_in, text_of
from held.language.frames.letters import ENDING, FOLDER
from held.language.letter import Letter, Reader
from held.language.reading import read_letters_alone

STANDARD = Path(__file__).with_name("letters_that_come_with_held")


@cache
def standard_letters() -> dict[Reader, Letter]:
    """One for each mail there is. What a family is given is the authority's own, so there is none for it."""
    texts = {f"{FOLDER}/{file.name}": text_of(file, file.name) for file in files_in(STANDARD, ENDING)}
    return {letter.reader: letter for letter in read_letters_alone(texts).values()}
