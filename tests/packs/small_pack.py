"""The small pack of the manual, and how a test changes one thing in it."""

from pathlib import Path

from held.language.pack import Pack
from held.language.reading import pack_texts, read_text

SMALL = Path(__file__).with_name("small")
PACK, MOVE_UP, SECOND_OPINION = "pack.yaml", "move_up.yaml", "second_opinion.yaml"
CLOCK = "statutory_clock.yaml"


def small_texts() -> dict[str, str]:
    return pack_texts(SMALL)


def small_pack() -> Pack:
    return read_text(small_texts())


def changed(file: str, old: str, new: str, texts: dict[str, str] | None = None) -> dict[str, str]:
    """The small pack with one passage changed. The passage must stand there once, so that no test changes nothing."""
    texts = dict(texts or small_texts())
    assert texts[file].count(old) == 1, f"{old!r} stands {texts[file].count(old)} times in {file}"
    texts[file] = texts[file].replace(old, new)
    return texts


def with_sentence(sentence: str, *, file: str = MOVE_UP, clause: str = "2") -> dict[str, str]:
    """The small pack with one more sentence, the first of this clause's."""
    texts = small_texts()
    head, mark, rest = texts[file].partition(f'- clause: "{clause}"\n')
    says, means, after = rest.partition("    means:\n")
    assert mark
    assert means
    texts[file] = f"{head}{mark}{says}{means}      - {sentence}\n{after}"
    return texts


def with_question(sentence: str) -> dict[str, str]:
    """The small pack with one more sentence under its settled question."""
    return changed(MOVE_UP, "        means:\n", f"        means:\n          - {sentence}\n")
