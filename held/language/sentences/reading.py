"""One sentence into its tree: the words are looked up, the grammar decides which of them fit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from lark import Token, Tree
from lark.exceptions import UnexpectedToken
from lark.parsers.lalr_interactive_parser import InteractiveParser

from held.language.faults import pointing
from held.language.limits import CHARACTERS_A_SENTENCE, TRIES_A_SENTENCE
from held.language.sentences.grammar import grammar
from held.language.sentences.stumbling import Stumble, what_to_do
from held.language.sentences.vocabulary import Vocabulary, straight


class NotASentence(Exception):
    """`held_back`: it stumbles over a name whose definition was refused, so that fault alone is told."""

    def __init__(self, says: str, caret: str | None, *, held_back: bool = False) -> None:
        super().__init__(says)
        self.says = says
        self.caret = caret
        self.held_back = held_back


@dataclass
class _Search:
    """All the ways in which the words can be put together, the longest names first."""

    sentence: str
    vocabulary: Vocabulary
    start: str
    readings: list[tuple[Token, ...]] = field(default_factory=list)
    tries: int = 0
    stumble: Stumble = field(default_factory=lambda: Stumble(-1, (), frozenset()))

    def go(self, parser: InteractiveParser, at: int, so_far: tuple[Token, ...]) -> None:
        while at < len(self.sentence) and self.sentence[at] == " ":
            at += 1
        if at == len(self.sentence):
            self._end(parser, so_far)
            return
        went_on = False
        for match in self.vocabulary.matches(self.sentence, at):
            if match.terminal not in _choices(parser) or len(self.readings) > 1:
                continue
            self.tries += 1
            if self.tries > TRIES_A_SENTENCE:
                return
            token = Token(match.terminal, match.name, start_pos=at, end_pos=at + match.length)
            after = _copy(parser)
            try:
                after.feed_token(token)
            except UnexpectedToken:
                continue
            went_on = True
            self.go(after, at + match.length, (*so_far, token))
        if not went_on:
            self._stumbled(parser, at, so_far)

    def _end(self, parser: InteractiveParser, so_far: tuple[Token, ...]) -> None:
        try:
            _copy(parser).feed_eof()  # type: ignore[no-untyped-call]
        except UnexpectedToken:
            self._stumbled(parser, len(self.sentence), so_far)
            return
        self.readings.append(so_far)

    def _stumbled(self, parser: InteractiveParser, at: int, so_far: tuple[Token, ...]) -> None:
        if at >= self.stumble.at:
            expected = frozenset(_accepted(parser))
            if at == self.stumble.at:
                expected |= self.stumble.expected
            self.stumble = Stumble(at, so_far, expected)


def read_tree(words: str, vocabulary: Vocabulary, start: str = "norm") -> Tree[Token]:
    """The tree of a sentence that can be read in one way; NotASentence otherwise."""
    if len(words) > CHARACTERS_A_SENTENCE:
        says = f"This sentence is longer than {CHARACTERS_A_SENTENCE} characters. Make two of it."
        raise NotASentence(says, None)
    search = _Search(straight(words), vocabulary, start)
    search.go(grammar().parse_interactive(start=start), 0, ())
    if search.tries > TRIES_A_SENTENCE:
        raise NotASentence(
            "This sentence can be put together in too many ways. Give its names plainer words.", None
        )
    if not search.readings:
        told = what_to_do(words, search.stumble, vocabulary)
        raise NotASentence(told.says, pointing(words, told.at, told.length), held_back=told.held_back)
    if len(search.readings) > 1:
        raise _read_in_two_ways(words, *search.readings)
    tree = grammar().parse(iter(search.readings[0]), start=start)
    assert isinstance(tree, Tree)
    return tree


def _read_in_two_ways(words: str, one: tuple[Token, ...], other: tuple[Token, ...]) -> NotASentence:
    """Told by the words where the two part, as far as they come together again."""
    place = next(i for i, (a, b) in enumerate(zip(one, other, strict=False)) if (a.type, a) != (b.type, b))
    ends = [{token.end_pos or 0 for token in reading[place:]} for reading in (one, other)]
    start, end = one[place].start_pos or 0, min(ends[0] & ends[1])
    first, second = (
        " and then ".join(f"“{token}”" for token in reading[place:] if (token.end_pos or 0) <= end)
        for reading in (one, other)
    )
    says = f"This can be read in two ways: {first}, or {second}. Give the name in it other words."
    return NotASentence(says, pointing(words, start, end - start))


# lark gives these three no types.
def _choices(parser: InteractiveParser) -> Iterable[str]:
    return cast(Iterable[str], parser.choices())  # type: ignore[no-untyped-call]


def _accepted(parser: InteractiveParser) -> Iterable[str]:
    return cast(Iterable[str], parser.accepts())  # type: ignore[no-untyped-call]


def _copy(parser: InteractiveParser) -> InteractiveParser:
    return cast(InteractiveParser, parser.copy(deepcopy_values=False))  # type: ignore[no-untyped-call]
