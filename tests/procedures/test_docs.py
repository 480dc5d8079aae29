"""docs/procedures says what the shipped packs say, no more and no less."""

from pathlib import Path

import pytest

from tests.procedures.packs import HARBOUR, the_pack
from tests.procedures.printing import DOCS, SHIPPED, folder_of, printed_docs
from tests.proof.gaps_shown import NAME

ANEW = "print it anew: python -m tests.procedures"


def test_the_printed_procedures_are_not_stale() -> None:
    printed = printed_docs()
    files = [file for file in DOCS.rglob("*") if file.is_file() and file.name != NAME]
    kept = {file: file.read_text(encoding="utf-8") for file in files}
    assert set(kept) == set(printed), ANEW
    stale = [file.name for file, text in printed.items() if kept[file] != text]
    assert stale == [], ANEW


def test_a_changed_sentence_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.procedures.printing.the_pack", lambda path: the_pack(HARBOUR))
    assert not set(printed_docs().items()) >= {
        (file, file.read_text(encoding="utf-8")) for file in DOCS.rglob("*.md")
    }


def pages_of(shipped: Path) -> list[str]:
    folder = DOCS / folder_of(the_pack(shipped))
    return [text for file, text in printed_docs().items() if file.parent == folder and file.suffix == ".md"]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_page_says_that_it_is_a_reading_and_of_what(shipped: Path) -> None:
    pages = pages_of(shipped)
    assert len(pages) > 2
    for text in pages:
        assert "not endorsed it" in text.replace("has not endorsed", "not endorsed")
        assert the_pack(shipped).source.split(",")[0].replace("'", "’") in text.replace("'", "’")


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_clause_and_every_question_is_printed(shipped: Path) -> None:
    pack = the_pack(shipped)
    whole = "".join(pages_of(shipped))
    for clause in pack.clauses:
        assert f"| {clause} |" in whole
    for procedure in pack.procedures.values():
        for rule in procedure.rules:
            for question, _ in rule.questions:
                assert question.asks.replace("'", "’") in whole
