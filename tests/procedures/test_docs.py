"""docs/procedures says what the shipped packs say, no more and no less."""

from pathlib import Path

import pytest

from tests.procedures.packs import HARBOUR, LUTON, the_pack
from tests.procedures.printing import DOCS, printed_docs

ANEW = "print it anew: python -m tests.procedures"


def test_the_printed_procedures_are_not_stale() -> None:
    printed = printed_docs()
    kept = {file: file.read_text(encoding="utf-8") for file in DOCS.rglob("*") if file.is_file()}
    assert set(kept) == set(printed), ANEW
    stale = [file.name for file, text in printed.items() if kept[file] != text]
    assert stale == [], ANEW


def test_a_changed_sentence_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.procedures.printing.the_pack", lambda path: the_pack(HARBOUR))
    assert not set(printed_docs().items()) >= {
        (file, file.read_text(encoding="utf-8")) for file in DOCS.rglob("*.md")
    }


def test_every_page_says_that_it_is_a_reading_and_of_what() -> None:
    pack = the_pack(LUTON)
    pages = [text for file, text in printed_docs().items() if file.suffix == ".md" and file.parent != DOCS]
    assert pages
    for text in pages:
        assert "not endorsed it" in text.replace("has not endorsed", "not endorsed")
        assert pack.source.split(",")[0] in text


def test_every_clause_and_every_question_is_printed() -> None:
    pack = the_pack(LUTON)
    whole = "".join(text for file, text in printed_docs().items() if isinstance(file, Path))
    for clause in pack.clauses:
        assert f"| {clause} |" in whole
    for procedure in pack.procedures.values():
        for rule in procedure.rules:
            for question, _ in rule.questions:
                assert question.asks.replace("'", "’") in whole
