"""The grammar, made ready once: LALR, its words fed from outside."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark, Token
from lark.lexer import Lexer

from held.language.sentences.phrases import CALLED, FIXED

GRAMMAR = Path(__file__).with_name("norm.lark")


class _Given(Lexer):
    """Hands on the words that were found already."""

    def __init__(self, _: Any) -> None:
        pass

    # Two arguments on purpose: lark hands a one-way lexer just what `parse` was given.
    def lex(self, words: Iterator[Token]) -> Iterator[Token]:  # type: ignore[override]
        return words


@cache
def grammar() -> Lark:
    terminals = dict.fromkeys([*(name for name, _ in FIXED), *CALLED])
    text = GRAMMAR.read_text(encoding="utf-8") + f"\n%declare {' '.join(terminals)}\n"
    return Lark(text, parser="lalr", lexer=_Given, start=["norm", "assurance"], maybe_placeholders=False)
