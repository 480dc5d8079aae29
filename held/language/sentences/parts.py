"""From pieces of a tree to events, conditions and times."""

from collections.abc import Iterator
from typing import Literal, cast

from lark import Token, Tree

from held.language.conditions import Condition, Done, Ended, InnerOpen, Part, Stands
from held.language.days import in_words
from held.language.events import Event, InnerEnd, Lateness, Occurrence, Start, Taking
from held.language.sentences.vocabulary import Vocabulary
from held.language.times import AtOnce, Before, ByMeeting, ByStatute, Time, Unit, Within

LONGEST = 3650
UNITS: dict[str, Unit] = {
    "hour": "hours",
    "working day": "working days",
    "day": "days",
    "week": "weeks",
    "month": "months",
}


class Amiss(Exception):
    """The sentence reads, but a word in it doesn't fit another; `word` is the one to point at."""

    def __init__(self, says: str, word: Token) -> None:
        super().__init__(says)
        self.says = says
        self.word = word


Piece = Tree[Token]


def pieces(tree: Piece, name: str) -> list[Piece]:
    """The direct branches of this name."""
    return [child for child in tree.children if isinstance(child, Tree) and child.data == name]


def piece(tree: Piece, name: str) -> Piece | None:
    return next(iter(pieces(tree, name)), None)


def tokens(tree: Piece, *kinds: str) -> list[Token]:
    return [child for child in tree.children if isinstance(child, Token) and child.type in kinds]


def word(tree: Piece, *kinds: str) -> Token:
    return tokens(tree, *kinds)[0]


def event(tree: Piece, vocabulary: Vocabulary) -> Event:
    return Event(tuple(_occurrence(branch, vocabulary) for branch in _branches(tree)))


def _branches(tree: Piece) -> Iterator[Piece]:
    return (child for child in tree.children if isinstance(child, Tree))


def _occurrence(tree: Piece, vocabulary: Vocabulary) -> Occurrence:
    if tree.data == "start":
        return Start()
    if tree.data == "taking":
        step = word(tree, "DOING")
        return Taking(str(step), _listed(tree, step, vocabulary.outcomes, "outcome"))
    if tree.data == "lateness":
        return Lateness(str(word(tree, "DOING")))
    assert tree.data == "inner_end", tree.data
    inner = word(tree, "THE_INNER")
    return InnerEnd(str(inner), _listed(tree, inner, vocabulary.results, "result"))


def _listed(tree: Piece, of: Token, known: dict[str, tuple[str, ...]], called: str) -> tuple[str, ...]:
    """The outcomes in brackets, each one that this step has."""
    bracket = piece(tree, "outcomes")
    if bracket is None:
        return ()
    found = tokens(bracket, "OUTCOME")
    there = known.get(str(of), ())
    for token in found:
        if str(token) not in there:
            those = f"It has: {', '.join(there)}." if there else f"It has no {called}s at all."
            raise Amiss(f"“{of}” has no {called} “{token}”. {those}", token)
        if found.count(token) > 1:
            raise Amiss(f"“{token}” stands twice in these brackets. Keep one.", token)
    return tuple(str(token) for token in found)


def condition(tree: Piece, vocabulary: Vocabulary) -> Condition:
    (inside,) = _branches(tree)
    if inside.data == "part":
        return Condition((_part(inside, vocabulary),))
    joined: Literal["and", "or"] = "and" if inside.data == "all" else "or"
    return Condition(tuple(_part(branch, vocabulary) for branch in _branches(inside)), joined)


def _part(tree: Piece, vocabulary: Vocabulary) -> Part:
    negated = bool(tokens(tree, "NOT"))
    (inside,) = _branches(tree)
    if inside.data == "done":
        step = word(inside, "DOING")
        return Done(str(step), _listed(inside, step, vocabulary.outcomes, "outcome"), negated)
    if inside.data == "inner_open":
        (inner,) = _branches(inside)
        name = word(inner, "INNER", "THE_INNER")
        denied = bool(tokens(inside, "IS_NOT_OPEN"))
        _once(negated, denied, name)
        return InnerOpen(str(name), negated or denied)
    if inside.data == "inner_ended":
        ended = word(inside, "THE_INNER")
        return Ended(str(ended), _listed(inside, ended, vocabulary.results, "result"), negated)
    assert inside.data == "stands", inside.data
    return _stands(inside, negated, vocabulary)


def _stands(tree: Piece, negated: bool, vocabulary: Vocabulary) -> Stands:
    fact = word(tree, "FACT")
    values = vocabulary.values.get(str(fact), ())
    given = tokens(tree, "VALUE")
    if not given:
        if values != ("yes", "no"):
            says = f"“{fact}” is no yes or no, so it can't stand bare. Write “{fact} is …” with one of: {', '.join(values)}."
            raise Amiss(says, fact)
        return Stands(str(fact), "yes", negated)
    value = given[0]
    if str(value) not in values:
        raise Amiss(f"“{fact}” is never “{value}”. It can be: {', '.join(values)}.", value)
    denied = bool(tokens(tree, "DENIED"))
    _once(negated, denied, fact)
    return Stands(str(fact), str(value), negated or denied)


def _once(negated: bool, denied: bool, at: Token) -> None:
    if negated and denied:
        raise Amiss("“not” stands here twice. Say it once.", at)


def length(tree: Piece) -> Within:
    number = word(tree, "NUMBER")
    unit = str(word(tree, "UNIT"))
    if not 1 <= int(number[:6]) <= LONGEST or len(number) > 6:
        raise Amiss(f"A time is from 1 to {LONGEST} of its units.", number)
    return Within(int(number), UNITS[unit] if unit in UNITS else cast(Unit, unit))


def time(tree: Piece, vocabulary: Vocabulary) -> Time | None:
    """The time that a modifier gives, or None where it gives something else."""
    if tokens(tree, "AT_ONCE"):
        return AtOnce()
    within, by_meeting = piece(tree, "within"), piece(tree, "by_meeting")
    if within is not None:
        (inside,) = _branches(within)
        return length(inside)
    if by_meeting is not None:
        return ByMeeting(str(word(by_meeting, "MEETING")))
    by_statute = piece(tree, "by_statute")
    if by_statute is not None:
        return _by_statute(by_statute, vocabulary)
    before, by_date = piece(tree, "before"), piece(tree, "by_date")
    if by_date is not None:
        return Before(0, "days", str(word(by_date, "DATE")))
    return _before(before, vocabulary) if before is not None else None


def _by_statute(tree: Piece, vocabulary: Vocabulary) -> ByStatute:
    """A limit that has a number on every day on which a duty may begin, from the day the table was drawn up on."""
    named = word(tree, "LIMIT")
    limit = vocabulary.limits[str(named)]
    if limit.no_number:
        raise Amiss(
            f"The statutory clock has no number for “{named}”: {limit.no_number}. Write your own, as in “within 10 days”.",
            named,
        )
    last = limit.values[-1]
    if last.until is not None:
        raise Amiss(
            f"There is no value of {limit.called} after {in_words(last.until)}, and a duty may begin later. Give the value "
            "that holds from then, or write a number of your own.",
            named,
        )
    if limit.values[0].since > vocabulary.clock_stood_on:
        says = (
            f"There is no value of {limit.called} before {in_words(limit.values[0].since)}, and a duty may begin sooner. "
            "Give the value that holds until then."
        )
        raise Amiss(says, named)
    return ByStatute(limit)


def _before(tree: Piece, vocabulary: Vocabulary) -> Before:
    (inside,) = _branches(tree)
    ahead, date = length(inside), word(tree, "DATE")
    if ahead.unit == "hours" and str(date) not in vocabulary.moments:
        says = f"“{date}” is a day without an hour, so no hours before it can be told. Give days."
        raise Amiss(says, word(inside, "UNIT"))
    return Before(ahead.number, ahead.unit, str(date))


def condition_under(tree: Piece, name: str, vocabulary: Vocabulary) -> Condition | None:
    """The condition in the branch of this name, where there is one."""
    branch = piece(tree, name)
    inside = piece(branch, "condition") if branch is not None else None
    return condition(inside, vocabulary) if inside is not None else None
