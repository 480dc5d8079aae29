"""A council changes its procedure without a release: no page, table, action or engine knows a word of it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.shape.procedure_words import ProcedureWord, packs, words_of
from tests.shape.tree import HELD, HOUSE, files, named

PACKS = packs(HELD / "procedures", HOUSE / "tests")
INVENTED = HELD / "simulation"
# What the whole field calls the two directions, and the language's own key for the way that nothing blocks.
EVERYBODYS = {"step up", "step down", "urgent"}


def told(path: Path) -> bool:
    """Whether a file may know it: a pack itself, and the invented people who work by it."""
    if HELD / "procedures" in path.parents:
        return True
    return INVENTED in path.parents and any(
        part.startswith("invented") for part in path.relative_to(INVENTED).parts
    )


def flat(text: str) -> str:
    """In small letters, with one space wherever there is any."""
    return " ".join(text.lower().split())


def known_words(paths: Iterable[Path], words: Iterable[ProcedureWord]) -> list[str]:
    patterns = sorted(((word, word.occurs()) for word in words), key=lambda pair: pair[0].words)
    found = []
    for path in paths:
        text = path.read_text("utf-8")
        spread = flat(text)
        for word, pattern in patterns:
            # Looking for the plain letters first is fifty times as quick, and lets nothing through.
            hit = pattern.search(text) if flat(word.words) in spread else None
            if hit:
                line = text.count("\n", 0, hit.start()) + 1
                found.append(f"{named(path)}:{line} knows “{word.words}”, {word.belongs_to}")
    return found


@pytest.mark.parametrize("pack", PACKS, ids=named)
def test_no_word_of_the_pack_stands_outside_it(pack: Path) -> None:
    searched = [path for path in files(HELD, ".py", ".html", ".js", ".css", ".scss") if not told(path)]
    words = {word for word in words_of(pack) if word.words not in EVERYBODYS}
    assert len(words) > 5, "a pack this test can't read would let everything through"
    assert known_words(searched, words) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("if step == 'make the  urgent CALL':", True),
        ("# after making the urgent call", True),
        ("role = 'triage manager'", True),
        ("{% if outcome == 'agreed' %}", True),
        ("both sides agreed", False),
        ("ask MASH", True),
        ("a mash of things", False),
        ("the disagreed", False),
        ("{{ fact['the risk is back'] }}", True),
        ("value='urgent'", True),
        ("class='held-urgent'", False),
    ],
)
def test_a_planted_word_is_found(tmp_path: Path, line: str, found: bool) -> None:
    (tmp_path / "pack.yaml").write_text(
        "pack: p\nservices: {MASH: {tier: 3}}\nroles: {triage manager: {of: MASH}}\n"
    )
    (tmp_path / "step_up.yaml").write_text(
        "steps:\n  make the urgent call:\n    outcomes: [urgent, agreed]\n"
        "    asks: {Risks: {asks: {the risk is back: yes or no, why: long text}}}\n"
    )
    page = tmp_path / "page.html"
    page.write_text(line, "utf-8")
    assert bool(known_words([page], words_of(tmp_path))) is found
