"""Each example of the manual holds, every form of sentence is shown, and the printed page is the one in docs."""

from typing import get_args, get_type_hints

import pytest

from held.language.norms import Norm
from held.proof.verdict import Claim, Remark
from tests.spec.chapters.every_form import ROWS, Row
from tests.spec.chapters.into_force import INTO_FORCE
from tests.spec.manual import CHAPTERS, MANUAL, printed_manual
from tests.spec.telling import Example, Means
from tests.spec.words import WORDS

EXAMPLES = [
    pytest.param(example, id=f"{chapter.title}: {example.name}")
    for chapter in CHAPTERS
    for example in chapter.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_manual_says_what_is_so(example: Example) -> None:
    example.check()


def test_every_form_of_sentence_is_in_the_manual() -> None:
    shown = {
        example.form for chapter in CHAPTERS for example in chapter.examples if isinstance(example, Means)
    }
    assert shown == set(get_args(Norm))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.pattern)
def test_each_form_of_the_table_reads(row: Row) -> None:
    row.check()


def test_every_form_is_in_the_table() -> None:
    assert {row.form for row in ROWS} == set(get_args(Norm))


@pytest.mark.parametrize("finding", [*get_args(Claim), *get_args(get_type_hints(Remark)["kind"])])
def test_the_manual_says_what_to_do_about_each_finding(finding: str) -> None:
    rows = [line.split("|")[1] for line in INTO_FORCE.printed().splitlines() if line.startswith("| *")]
    assert sum(f"*{finding}*" in row for row in rows) == 1


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What each chapter says, in small letters."""
    return {each.title: each.printed().lower() for each in CHAPTERS}


@pytest.mark.parametrize("word", WORDS)
def test_the_index_leads_to_where_the_word_stands(word: str, told: dict[str, str]) -> None:
    for title in WORDS[word]:
        for one in word.lower().split(", "):
            assert one.strip("`").removesuffix(":") in told[title], f"{one} in {title}"


def test_the_printed_manual_is_not_stale() -> None:
    assert MANUAL.read_text(encoding="utf-8") == printed_manual(), "print it anew: python -m tests.spec"
