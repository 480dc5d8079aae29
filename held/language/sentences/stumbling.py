"""Where a sentence could not be read on: what was probably meant, and what to do."""

import re
from dataclasses import dataclass

from lark import Token

from held.language.nearest import meant, nearest_start
from held.language.sentences.forms import nearest_form
from held.language.sentences.phrases import CALLED, FIXED, UNKNOWN, called
from held.language.sentences.slips import slip
from held.language.sentences.vocabulary import Vocabulary

FIGURES = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12", "a": "1",
}  # fmt: skip
BREAKS = re.compile(r"[,()]|\b(?:and|or|until|within|unless|when|must|should|may|only|is)\b")

NO_BEGINNING = re.compile(r"(?:must|should|may|if|when|unless|until|within|then|once)\b")


@dataclass(frozen=True)
class Stumble:
    """The farthest place reached, what was read up to it, and the kinds of word that could have stood there."""

    at: int
    before: tuple[Token, ...]
    expected: frozenset[str]


@dataclass(frozen=True)
class Told:
    says: str
    at: int
    length: int
    held_back: bool = False


def what_to_do(sentence: str, stumble: Stumble, vocabulary: Vocabulary) -> Told:
    """One sentence for the author. Names are guessed among the kinds that could stand there, and no others."""
    at = max(stumble.at, 0)
    rest = sentence[at:]
    if not rest:
        says = f"The sentence breaks off. Here could follow {_choice(stumble.expected)}."
        return Told(says + _example(sentence, vocabulary), at, 1)
    names = {kind: _known(kind, stumble, vocabulary) for kind in stumble.expected if kind in CALLED}
    shown = _first_words(rest)
    held_back = bool(vocabulary.doubtful & stumble.expected)
    for remark in (_mixed, _unit, _figures, _stop, _other_form, _no_result, _no_clock):
        remarked = remark(rest, stumble, vocabulary)
        if remarked:
            return Told(remarked, at, len(shown))
    if not stumble.before and NO_BEGINNING.match(rest):
        first = rest.split(" ", 1)[0]
        says = f"No sentence begins with “{first}”.{_example(sentence, vocabulary)}"
        return Told(says, at, len(first))
    slipped = slip(rest, stumble.expected, vocabulary)
    if slipped:
        return Told(slipped, at, len(shown))
    fixed = [phrase for terminal, phrase in FIXED if terminal in stumble.expected and len(phrase) > 1]
    near = nearest_start(rest, [name for known in names.values() for name in known])
    near = near or nearest_start(rest, fixed)
    other = _known_elsewhere(rest, vocabulary)
    if other and (near is None or len(near[1]) <= len(other[0])):
        name, there = other
        instead = f" Did you mean “{near[0]}”?" if near else ""
        begins = not stumble.before
        told = (
            f"No sentence begins with {called(there)}.{_example(sentence, vocabulary)}"
            if begins
            else f"“{name}” is {called(there)}; here is expected {_choice(stumble.expected)}.{instead}"
        )
        return Told(told, at, len(name), held_back)
    if near:
        name, written = near
        kind = next((kind for kind, known in names.items() if name in known), None)
        what = UNKNOWN[kind] if kind else "no word that can stand here"
        return Told(f"“{written}” is {what}. Did you mean “{name}”?", at, len(written), held_back)
    for kind in ("OUTCOME", "VALUE", "RESULT", "ASK", "LIMIT"):
        if kind in names:
            return Told(
                f"“{shown}” is {UNKNOWN[kind]}.{meant(shown, names[kind])}", at, len(shown), held_back
            )
    says = (
        f"“{shown}” is not understood. Here is expected {_choice(stumble.expected)}."
        if stumble.before
        else f"No sentence begins with “{shown}”."
    )
    return Told(says + _example(sentence, vocabulary), at, len(shown), held_back)


def _example(sentence: str, vocabulary: Vocabulary) -> str:
    form = nearest_form(sentence, vocabulary) if not vocabulary.doubtful else ""
    return f" A sentence like it: “{form}”." if form else ""


def _known(kind: str, stumble: Stumble, vocabulary: Vocabulary) -> list[str]:
    """The names of a kind; outcomes and values are those of the step or fact that stands before them."""
    last = {token.type: str(token) for token in stumble.before}
    of = {token.type: index for index, token in enumerate(stumble.before)}
    if kind == "OUTCOME":
        if of.get("THE_INNER", -1) > of.get("DOING", -1):
            return list(vocabulary.results.get(last["THE_INNER"], ()))
        return list(vocabulary.outcomes.get(last.get("DOING", ""), ()))
    if kind == "VALUE":
        return list(vocabulary.values.get(last.get("FACT", ""), ()))
    if kind == "ASK":
        return list(vocabulary.asks.get(last.get("DOING", ""), ()))
    return list(vocabulary.names.get(kind, {}))


def _first_words(rest: str) -> str:
    found = BREAKS.search(rest, 1)
    return (rest[: found.start()] if found else rest).strip()[:80] or rest[:1]


def _choice(expected: frozenset[str]) -> str:
    if {"_WITHIN", "_WHEN"} <= expected:
        return "a time, “counted from”, “when”, “unless” or the end of the sentence"
    kinds = [called(kind) for kind in CALLED if kind in expected]
    phrases = list(
        dict.fromkeys(called(name) for name, _ in FIXED if name in expected and name not in CALLED)
    )
    words = list(
        dict.fromkeys([*kinds, *phrases, *(["the end of the sentence"] if "$END" in expected else [])])
    )
    if len(words) > 8:
        words = [*words[:8], "…"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _mixed(rest: str, stumble: Stumble, _: Vocabulary) -> str | None:
    joins = {"and": "_AND", "or": "_OR"}
    word = rest.split(" ", 1)[0]
    other = joins.get("or" if word == "and" else "and")
    if word in joins and joins[word] not in stumble.expected and other in stumble.expected:
        return "“and” and “or” are mixed here, which can be read in two ways. Write two sentences."
    return None


def _unit(rest: str, stumble: Stumble, _: Vocabulary) -> str | None:
    if stumble.expected != {"UNIT"} or rest[0].isalpha():
        return None
    return "This time can't be read. Write a whole number in figures, then its unit, as in “3 working days”."


def _figures(rest: str, stumble: Stumble, _: Vocabulary) -> str | None:
    word = rest.split(" ", 1)[0]
    if "NUMBER" not in stumble.expected:
        return None
    figure = FIGURES.get(word)
    if figure:
        return f"A time is written in figures: write “{figure}” for “{word}”."
    if stumble.expected != {"NUMBER"}:
        return None
    if rest.startswith(("the statutory", "statutory")):
        return "A limit of the statutory clock is written “within the statutory time limit for …”, with its name."
    return "This time can't be read. Write a number in figures with its unit, as in “3 working days”."


def _stop(rest: str, _: Stumble, __: Vocabulary) -> str | None:
    return (
        "Leave out the sign at the end; a sentence here ends without one."
        if rest in {".", ";", "!"}
        else None
    )


def _no_result(_: str, stumble: Stumble, vocabulary: Vocabulary) -> str | None:
    if "RESULT" not in stumble.expected or vocabulary.names.get("RESULT") or "RESULT" in vocabulary.doubtful:
        return None
    return (
        "Only an inner procedure ends as something. Write “ends the transition and leaves the child with …”."
    )


def _no_clock(_: str, stumble: Stumble, vocabulary: Vocabulary) -> str | None:
    if "LIMIT" not in stumble.expected or vocabulary.limits or "LIMIT" in vocabulary.doubtful:
        return None
    return (
        "This pack has no statutory clock. Put a statutory_clock.yaml beside pack.yaml, or write a number, as in "
        "“3 working days”."
    )


def _other_form(rest: str, stumble: Stumble, vocabulary: Vocabulary) -> str | None:
    """A step to be done where it has happened, or the other way about."""
    matches = vocabulary.matches(rest, 0)
    for match in matches:
        for here, there, says in (
            ("STEP", "DOING", "Here the step happens: write “{}”."),
            ("DOING", "STEP", "Here the step is to be done: write “{}”."),
        ):
            if match.terminal == here and there in stumble.expected and here not in stumble.expected:
                right = next(
                    (w for w, name in vocabulary.names.get(there, {}).items() if name == match.name), None
                )
                if right:
                    return says.format(right)
    return None


def _known_elsewhere(rest: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    for match in vocabulary.matches(rest, 0):
        if match.terminal in CALLED and match.terminal != "NUMBER":
            return rest[: match.length], match.terminal
    return None
