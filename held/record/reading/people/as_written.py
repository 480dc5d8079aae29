"""How a plain name may stand written in a table, as a pattern that both databases read: never narrower than `plain`."""

from collections.abc import Iterable, Iterator

from held.record.names import plain

LEFT_OUT = r"['`.\u0300-\u036f\u2019]"
"""What `plain` leaves out within a word: apostrophes, points, and accents that stand after their letter."""
ACCENTED = r"[^\u0001-\u007f\u0300-\u036f\u2019]"
"""Any letter that is not of the English alphabet stands for whatever. Whoever asked looks again at what was found."""
IN_ONE = frozenset({"ss", "th", "ae", "oe", "ij", "lj", "nj", "dz", "ff", "fi", "fl"})
"""Two plain letters that may be one letter as it is written."""
BETWEEN = "[^a-z0-9]"
MOST_WORDS = 24


def words_of(typed: str) -> tuple[str, ...]:
    """What is looked for, word by word, in plain letters."""
    return tuple(plain(typed).split())[:MOST_WORDS]


def holds(word: str) -> str:
    """A pattern of texts, in small letters, in which this plain word stands or begins."""
    return f"{LEFT_OUT}*".join(_letters(word))


def is_whole(words: Iterable[str]) -> str:
    """A pattern of texts, in small letters, which are these plain words and nothing else."""
    return f"^{BETWEEN}*{f'{BETWEEN}+'.join(holds(word) for word in words)}{BETWEEN}*$"


def _letters(word: str) -> Iterator[str]:
    place = 0
    while place < len(word):
        two = word[place : place + 2]
        if two in IN_ONE:
            first, second = (_letter(letter) for letter in two)
            yield f"(?:{first}{LEFT_OUT}*{second}|{ACCENTED})"
        else:
            yield _letter(word[place])
        place += len(two) if two in IN_ONE else 1


def _letter(letter: str) -> str:
    return f"(?:{letter}|{ACCENTED})" if letter.isascii() else ACCENTED
