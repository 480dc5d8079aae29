"""What the text leaves open in two versions: questions that came, went, were answered or were opened again."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from held.engine.versions.change import Change, Kind, Side, Weight
from held.engine.versions.telling import sentence
from held.language.norms import Citation, Question
from held.language.pack import Procedure, Rule
from held.language.settled import Settled

ALIKE = 0.6
"""From this share of like letters on, a question under the same clause is the same, asked in other words."""


@dataclass(frozen=True)
class Asked:
    """A question and the clauses that leave it."""

    clauses: tuple[str, ...]
    question: Question


def asked_in(procedure: Procedure) -> list[Asked]:
    """Every question, in the order of the file."""
    return [Asked(rule.clauses, question) for rule in procedure.rules for question, _ in rule.questions]


def question_changes(procedure: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    """By their clause and their words."""
    left, right = asked_in(old), asked_in(new)
    for same in (_word_for_word, _asks_the_same, _much_alike):
        for asked in list(right):
            was = next((other for other in left if same(other, asked)), None)
            if was is not None:
                left.remove(was)
                right.remove(asked)
                yield from _in_one(procedure, was, asked)
    for gone in left:
        yield _change("removed", procedure, f"A question is gone: {gone.question.asks}", gone, None)
    for came in right:
        answer = f" {_answer(came.question.settled)}"
        yield _change("added", procedure, f"A new question: {came.question.asks}{answer}", None, came)


def _word_for_word(old: Asked, new: Asked) -> bool:
    return old.clauses == new.clauses and old.question.asks == new.question.asks


def _asks_the_same(old: Asked, new: Asked) -> bool:
    return old.question.asks == new.question.asks


def _much_alike(old: Asked, new: Asked) -> bool:
    if not set(old.clauses) & set(new.clauses):
        return False
    return SequenceMatcher(None, old.question.asks, new.question.asks).ratio() >= ALIKE


def _in_one(procedure: str, old: Asked, new: Asked) -> Iterator[Change]:
    before, after = old.question.settled, new.question.settled
    asks = new.question.asks
    if before is None and after is not None:
        yield _change("changed", procedure, f"Newly answered: {asks} {_answer(after)}", old, new)
    elif before is not None and after is None:
        yield _change("changed", procedure, f"Open again: {asks} It was: {before.answer}", old, new)
    elif before is not None and after is not None and before != after:
        yield _change(
            "changed",
            procedure,
            f"Answered otherwise: {asks} {_answer(after)} It was: {_whole(before)}",
            old,
            new,
        )
    if old.question.asks != asks:
        yield _change("changed", procedure, f"A question is asked in other words: {asks}", old, new)
    if old.clauses != new.clauses:
        clauses = f"{', '.join(new.clauses)}, before under {', '.join(old.clauses)}"
        yield _change("changed", procedure, f"A question now stands under {clauses}: {asks}", old, new)


def _answer(settled: Settled | None) -> str:
    return f"Now: {_whole(settled)}." if settled else "Nobody has answered it."


def _whole(settled: Settled) -> str:
    return f"{settled.answer} ({settled.whose})"


def _change(kind: Kind, procedure: str, says: str, before: Asked | None, after: Asked | None) -> Change:
    return Change(kind, Weight.OPEN, procedure, sentence(says), _side(before), _side(after))


def _side(asked: Asked | None) -> Side | None:
    if asked is None:
        return None
    settled = asked.question.settled
    says = f"{asked.question.asks} {_whole(settled) if settled else 'Open.'}"
    return Side(says, Citation(asked.clauses, asked.question))


def reading_changes(procedure: str, old: Procedure, new: Procedure) -> Iterator[Change]:
    """What we read in each clause, in our own words: nothing is asked or stopped by it."""
    left = [rule for rule in old.rules if not _among(rule, new.rules)]
    right = [rule for rule in new.rules if not _among(rule, old.rules)]
    for rule in right:
        was = next((other for other in left if set(other.clauses) & set(rule.clauses)), None)
        named = ", ".join(rule.clauses)
        if was is None:
            yield _read("added", procedure, f"{named} is newly read: {rule.says}", None, rule)
            continue
        left.remove(was)
        before = "" if was.clauses == rule.clauses else f", before with {', '.join(was.clauses)}"
        yield _read("changed", procedure, f"{named}{before} is told in other words: {rule.says}", was, rule)
    for rule in left:
        yield _read(
            "removed", procedure, f"{', '.join(rule.clauses)} is no longer read here: {rule.says}", rule, None
        )


def _among(rule: Rule, others: tuple[Rule, ...]) -> bool:
    return any((rule.clauses, rule.says) == (other.clauses, other.says) for other in others)


def _read(kind: Kind, procedure: str, says: str, before: Rule | None, after: Rule | None) -> Change:
    sides = [Side(rule.says, Citation(rule.clauses)) if rule else None for rule in (before, after)]
    return Change(kind, Weight.REST, procedure, sentence(says), sides[0], sides[1])
