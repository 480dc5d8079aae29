"""What happens, as a short program that changes variables: read one state at a time, or on whole sets of states at once.

Effects only ever give a variable a fixed value, so the same program runs on a number and on a decision diagram.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from held.proof.formulas import Formula, Var, variables

Values = tuple[tuple[Var, bool], ...]
Tag = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assign:
    """Where `when` is so, give these variables these values.

    `settled`: between happenings `when` is never so, so that only what this happening changed can make it so.
    """

    when: Formula
    values: Values
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Choose:
    """One of these, freely: what a person answers, and what changes outside."""

    options: tuple[Values, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Where it is not so, this does not happen at all: it would be refused."""

    that: Formula


@dataclass(frozen=True, slots=True)
class Mark:
    """Note that this was so at this point, under this name. `settled` as in `Assign`."""

    when: Formula
    tag: Tag
    settled: bool = False


Instruction = Assign | Choose | Need | Mark
Program = tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may happen. `words` tell it: a step with its outcomes, "begin" or "end" of an inner procedure, a
    duty's lateness, or a known that changes. `way` says by which ways it may be taken in the second proof."""

    kind: Literal["step", "begin", "end", "late", "known"]
    name: str
    results: tuple[str, ...]
    when: Formula
    program: Program
    unless_for_safety: Formula | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A procedure as a finite system: what begins it, what may happen in it, and what is asked of every state.

    `formulas` are what reports and proofs look at, by name.
    """

    begins: Program
    acts: tuple[Act, ...]
    formulas: Mapping[Tag, Formula]


def variables_of(model: Model) -> Iterator[Var]:
    """Every variable of a model, those that change together near each other, some more than once."""
    for act in model.acts:
        yield from variables(act.when)
        yield from (var for line in act.program for var in mentioned(line))
        if act.unless_for_safety:
            yield from variables(act.unless_for_safety)
    yield from (var for line in model.begins for var in mentioned(line))
    for formula in model.formulas.values():
        yield from variables(formula)


def mentioned(line: Instruction) -> Iterator[Var]:
    """Every variable that a line looks at or changes."""
    match line:
        case Assign(when, values):
            yield from (var for var, _ in values)
            yield from variables(when)
        case Choose(options):
            yield from (var for option in options for var, _ in option)
        case Need(formula) | Mark(formula, _):
            yield from variables(formula)
