"""What the procedure says about a step: the clauses, in our words, and the questions they leave."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from held.language.events import Taking
from held.language.norms import (
    Citation,
    Duty,
    Ends,
    MustInclude,
    Norm,
    Only,
    Opening,
    Question,
    RecordedAs,
    Returning,
    Sends,
    SomeoneElse,
    Stop,
    Tells,
)
from held.language.pack import Procedure
from held.pages.components.links import Cited
from held.pages.transitions.cited import cited


@dataclass(frozen=True)
class Says:
    """One rule that speaks of the step: its clauses, what they say, and the settled questions that concern it."""

    clauses: tuple[str, ...]
    says: str
    questions: tuple[Question, ...]
    cites: tuple[Cited, ...]


def says_about(procedure: Procedure, step: str) -> tuple[Says, ...]:
    """Every rule whose sentences open, ask for, stop or demand something of the step, in the order of the file.

    Where none does, as with a step that begins it all, every rule that says who hears of it.
    """
    return tuple(_rules(procedure, step, speaks_of)) or tuple(_rules(procedure, step, says_who_hears_of))


def first_cited(says: tuple[Says, ...], cites: Iterable[Citation]) -> tuple[Says, ...]:
    """The same, what is cited first in front."""
    wanted = [clause for citation in cites for clause in citation.clauses]
    rank = {clause: place for place, clause in reversed(list(enumerate(wanted)))}
    return tuple(
        sorted(
            says, key=lambda one: min((rank.get(clause, len(wanted)) for clause in one.clauses), default=0)
        )
    )


def _rules(procedure: Procedure, step: str, about: Callable[[Norm, str], bool]) -> Iterator[Says]:
    for rule in procedure.rules:
        settled = tuple(
            question for question, norms in rule.questions if any(about(norm, step) for norm in norms)
        )
        if settled or any(about(norm, step) for norm in rule.norms):
            yield Says(rule.clauses, rule.says, settled, cited([Citation(rule.clauses)], procedure))


def speaks_of(norm: Norm, step: str) -> bool:
    """Whether a sentence asks for this very step, opens it, stops it, or says what it is."""
    match norm:
        case Duty() | Opening() | Returning() | Only() | RecordedAs() | SomeoneElse() | MustInclude():
            return norm.step == step
        case Stop():
            return step in norm.steps
        case Ends():
            return any(isinstance(each, Taking) and each.step == step for each in norm.event.any_of)
        case _:
            return False


def says_who_hears_of(norm: Norm, step: str) -> bool:
    """Whether a sentence tells somebody, or sends a paper, after this very step."""
    return isinstance(norm, Tells | Sends) and any(
        isinstance(each, Taking) and each.step == step for each in norm.after.any_of
    )


def recorded_as(procedure: Procedure, step: str) -> RecordedAs | None:
    """How the procedure names the step's entry in the chronology, where it does."""
    return next(
        (norm for norm in procedure.norms if isinstance(norm, RecordedAs) and norm.step == step), None
    )


def must_include(procedure: Procedure, step: str, outcome: str | None) -> dict[str, MustInclude]:
    """The asks that have to be answered for this outcome, each with the sentence that says so."""
    return {
        ask: norm
        for norm in procedure.norms
        if isinstance(norm, MustInclude) and norm.step == step
        for ask in norm.asks
        if any(
            isinstance(each, Taking) and (not each.outcomes or outcome in each.outcomes)
            for each in norm.event.any_of
        )
    }


def may_have_to_include(procedure: Procedure, step: str) -> dict[str, MustInclude]:
    """The asks that have to be answered for some outcome or other."""
    return {
        ask: norm
        for norm in procedure.norms
        if isinstance(norm, MustInclude) and norm.step == step
        for ask in norm.asks
    }
