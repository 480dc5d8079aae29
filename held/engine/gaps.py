"""The gap register: everything a source leaves open or says twice, with who answered, and the sentences that rest on it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from held.language.norms import Norm, Question
from held.language.pack import Pack, Procedure, Rule


@dataclass(frozen=True)
class Tally:
    """`ours`: questions that our reading answers; `decided`: those that the authority has."""

    ours: int
    decided: int
    open: int

    @property
    def questions(self) -> int:
        return self.ours + self.decided + self.open

    @property
    def answered(self) -> str:
        """ "5 answered by our reading, 1 decided by the authority, 2 open"; what nobody decided is not counted out."""
        decided = f", {self.decided} decided by the authority" if self.decided else ""
        return f"{self.ours} answered by our reading{decided}, {self.open} open"


@dataclass(frozen=True)
class Gap:
    """`between`: the other clauses that the question names, where two do not agree or touch the same thing.
    `norms`: what follows from the answer; none while it is open."""

    procedure: Procedure
    rule: Rule
    question: Question
    norms: tuple[Norm, ...]
    between: tuple[str, ...]


# A number that counts something is no clause: "3 working days", "24 hours".
_COUNTS = r"(?!\s+(?:working |school |calendar )?(?:minute|hour|day|week|month|year)s?\b)"
_NAMED = re.compile(rf"(?<![\w.])[\w.]*\w(?![\w.]*\w){_COUNTS}")


def gap_register(pack: Pack) -> tuple[Gap, ...]:
    """Every question of every procedure: the open ones first, then our own answers, then what was decided."""
    return tuple(sorted(_gaps(pack), key=lambda gap: _place(gap.question)))


def _gaps(pack: Pack) -> Iterator[Gap]:
    for procedure in pack.procedures.values():
        for rule in procedure.rules:
            for question, norms in rule.questions:
                between = other_clauses(question, rule, pack)
                yield Gap(procedure, rule, question, norms, between)


def _place(question: Question) -> int:
    if question.settled is None:
        return 0
    return 1 if question.settled.is_ours else 2


def other_clauses(question: Question, rule: Rule, pack: Pack) -> tuple[str, ...]:
    """The clauses of the pack, but for the rule's own, that a question names."""
    words = set(_NAMED.findall(question.asks))
    return tuple(clause for clause in pack.clauses if clause in words and clause not in rule.clauses)


def tally(questions: Iterable[Question]) -> Tally:
    """How many are answered, and by whom."""
    places = [_place(question) for question in questions]
    return Tally(ours=places.count(1), decided=places.count(2), open=places.count(0))
