"""Names as they are compared: without accents, case or punctuation, by how they sound and how they begin."""

import unicodedata

import jellyfish

BEGINNING = 3
# Letters that are one letter in their own language, and have no accent to take off.
LETTERS = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def plain(name: str) -> str:
    """Small letters and single spaces: "Zoë O'Brien-Clarke" becomes "zoe obrien clarke"."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    letters = "".join(
        letter for letter in folded if not unicodedata.combining(letter) and letter not in "'’`."
    )
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())


def keys_of_word(word: str) -> frozenset[str]:
    """The keys of one plain word: how it sounds in capitals, how it begins in small letters.

    A vowel at the start is not heard, so that Aaliyah and Aliyah sound alike.
    """
    sound = jellyfish.metaphone(word) if word.isascii() else ""
    heard = sound.lstrip("AEIOU") or sound
    return frozenset(key[:40] for key in (heard, word[:BEGINNING]) if key)


def keys_of(*names: str) -> frozenset[str]:
    """The keys of every word of these names."""
    words = {word for name in names for word in plain(name).split()}
    return frozenset(key for word in words for key in keys_of_word(word))
