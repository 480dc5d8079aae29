"""Names as they are compared: without accents, case or punctuation, by how they sound and how they begin."""

import unicodedata
from collections.abc import Mapping
from enum import IntEnum
from itertools import combinations

import jellyfish

BEGINNING = 3
LONGEST = 40
"""Letters of a key: whatever follows is not compared."""
# Letters that are one letter in their own language, and have no accent to take off.
LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


class Near(IntEnum):
    """In what two words are alike, the least first."""

    BEGINS = 1
    SOUNDS = 2
    WRITTEN = 3


def plain(name: str) -> str:
    """Small letters and single spaces: "Zoë O'Brien-Clarke" becomes "zoe obrien clarke"."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    letters = "".join(
        letter for letter in folded if not unicodedata.combining(letter) and letter not in "'’`."
    )
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def sound(word: str) -> str:
    """How a plain word sounds, in capitals; empty where that is not known.

    A vowel at the start is not heard, so that Aaliyah and Aliyah sound alike.
    """
    heard = jellyfish.metaphone(word) if word.isascii() else ""
    return heard.lstrip("AEIOU") or heard


def keys_of_word(word: str) -> Mapping[Near, str]:
    """The keys of one plain word: how it is written after a sign, how it sounds in capitals, how it begins."""
    keys = {Near.BEGINS: word[:BEGINNING], Near.SOUNDS: sound(word), Near.WRITTEN: f"={word}"}
    return {near: key[:LONGEST] for near, key in keys.items() if key}


def keys_of_pair(one: str, other: str) -> Mapping[Near, str]:
    """Of two words of a name, in whichever order they stand: so that two common names together are found at once."""
    of_one, of_other = keys_of_word(one), keys_of_word(other)
    return {
        near: " ".join(sorted((of_one[near], of_other[near])))[:LONGEST]
        for near in Near
        if near in of_one and near in of_other
    }


def keys_of(*names: str) -> frozenset[str]:
    """The keys of every word of these names, and of every two words of each name."""
    keys: set[str] = set()
    for name in names:
        words = sorted(set(plain(name).split()))
        for word in words:
            keys.update(keys_of_word(word).values())
        for one, other in combinations(words, 2):
            keys.update(keys_of_pair(one, other).values())
    return frozenset(keys)


def keys_of_child(*, given_name: str, known_as: str, family_name: str) -> frozenset[str]:
    """What a child is found by: each of their first names together with the family name."""
    return keys_of(*(f"{first} {family_name}" for first in dict.fromkeys((given_name, known_as))))
