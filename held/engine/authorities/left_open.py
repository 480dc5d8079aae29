"""What each text leaves to a question: open ones, and those that are answered for now."""

from collections.abc import Iterator

from held.engine.authorities.point import Point
from held.language.norms import Citation
from held.language.pack import Pack, Procedure


def left_open(procedure: Procedure, pack: Pack) -> Iterator[Point]:
    """Every question, the open ones first, with the answer that is lived by."""
    asked = [(rule.clauses, question) for rule in procedure.rules for question, _ in rule.questions]
    for clauses, question in sorted(asked, key=lambda one: one[1].settled is not None):
        settled = question.settled
        answer = f"{settled.whose}: {settled.answer}" if settled else "open"
        says = f"{question.asks} ({answer})"
        yield Point(procedure.name, says, (Citation(clauses),))
