"""How typed words are dressed on a page."""

import pytest

from held.engine.wording import a_or_an
from held.pages.wording.phrases import quoted


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("It hurts.", "“It hurts.”"),
        ("“It hurts.”", "“It hurts.”"),
        ('"It hurts." ', "“It hurts.”"),
        ("She said “it hurts”", "“She said “it hurts””"),
        ("“No.” Then: “Yes.”", "““No.” Then: “Yes.””"),
        ("", "“”"),
    ],
)
def test_what_was_typed_in_quotation_marks_gets_no_second_pair(typed: str, shown: str) -> None:
    assert quoted(typed) == shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("circle note", "a circle note"),
        ("early help assessment", "an early help assessment"),
        ("MASH note", "a MASH note"),
    ],
)
def test_a_thing_has_its_article(words: str, said: str) -> None:
    assert a_or_an(words) == said
