"""What each settled answer holds up is printed from the procedures as they are now."""

from pathlib import Path

import pytest

from tests.procedures.packs import CARELINE, LUTON, the_pack
from tests.procedures.printing import DOCS, folder_of
from tests.proof.gaps_shown import NAME, mark

ANEW = "print it anew, which takes some minutes: python -m tests.proof.gaps_shown"
PRINTED = [path for path in (LUTON, CARELINE) if (DOCS / folder_of(the_pack(path)) / NAME).exists()]


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_the_page_was_made_from_these_procedures(path: Path) -> None:
    text = (DOCS / folder_of(the_pack(path)) / NAME).read_text(encoding="utf-8")
    assert text.endswith(mark(path)), ANEW


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_it_asks_about_every_answer_that_has_sentences(path: Path) -> None:
    text = (DOCS / folder_of(the_pack(path)) / NAME).read_text(encoding="utf-8")
    for procedure in the_pack(path).procedures.values():
        for rule in procedure.rules:
            for question, norms in rule.questions:
                assert not norms or question.asks in text


def test_a_changed_sentence_is_another_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    before = mark(LUTON)
    monkeypatch.setattr("tests.proof.gaps_shown.pack_texts", lambda path: {"step_up.yaml": "changed"})
    assert mark(LUTON) != before
