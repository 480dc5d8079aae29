"""Formulas over small yes-or-no variables, each named by a few words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Var = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Hashed:
    """Formulas nest deeply and are often looked up, so each keeps its hash, its contrary, and what it looks at."""

    kept: int = field(init=False, repr=False)
    contrary: "Formula | None" = field(init=False, repr=False, default=None)
    looks_at: tuple[Var, ...] | None = field(init=False, repr=False, default=None)

    def __hash__(self) -> int:
        return self.kept


@dataclass(frozen=True, slots=True, eq=False)
class Bit(Hashed):
    """This variable is so."""

    var: Var

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", hash((1, self.var)))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Bit) and self.var == other.var)

    __hash__ = Hashed.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class Not(Hashed):
    """This is not so."""

    of: "Formula"

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", hash((2, self.of)))

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Not) and self.of == other.of)

    __hash__ = Hashed.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class All(Hashed):
    """Each of these is so. Of none: always so."""

    of: tuple["Formula", ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", hash((3, self.of)))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, All) and self.kept == other.kept and self.of == other.of

    __hash__ = Hashed.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class Some(Hashed):
    """One of these is so. Of none: never so."""

    of: tuple["Formula", ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "kept", hash((4, self.of)))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Some) and self.kept == other.kept and self.of == other.of

    __hash__ = Hashed.__hash__


Formula = Bit | Not | All | Some
YES, NO = All(()), Some(())


def both(*formulas: Formula) -> Formula:
    """Each of these, simplified."""
    found: dict[Formula, None] = {}
    for formula in formulas:
        if formula == NO:
            return NO
        found.update(dict.fromkeys(formula.of if isinstance(formula, All) else (formula,)))
    if any(nay(each) in found for each in found):
        return NO
    return next(iter(found)) if len(found) == 1 else All(tuple(found))


def either(*formulas: Formula) -> Formula:
    """One of these, simplified."""
    found: dict[Formula, None] = {}
    for formula in formulas:
        if formula == YES:
            return YES
        found.update(dict.fromkeys(formula.of if isinstance(formula, Some) else (formula,)))
    if any(nay(each) in found for each in found):
        return YES
    return next(iter(found)) if len(found) == 1 else Some(tuple(found))


def nay(formula: Formula) -> Formula:
    """The contrary, with "not" standing at the variables alone."""
    if formula.contrary is None:
        contrary = _contrary(formula)
        object.__setattr__(formula, "contrary", contrary)
        return contrary
    return formula.contrary


def _contrary(formula: Formula) -> Formula:
    match formula:
        case Bit():
            return Not(formula)
        case Not(of):
            return of
        case All(parts):
            return either(*(nay(part) for part in parts))
        case Some(parts):
            return both(*(nay(part) for part in parts))


def variables(formula: Formula) -> tuple[Var, ...]:
    """Every variable that it looks at, once."""
    if formula.looks_at is None:
        found = tuple(dict.fromkeys(_variables(formula)))
        object.__setattr__(formula, "looks_at", found)
        return found
    return formula.looks_at


def _variables(formula: Formula) -> Iterator[Var]:
    match formula:
        case Bit(var):
            yield var
        case Not(of):
            yield from variables(of)
        case All(parts) | Some(parts):
            for part in parts:
                yield from variables(part)


Cube = tuple[int, int]
"""Bits that are looked at, and what they have to be."""


def cubes(formula: Formula, place: Callable[[Var], int]) -> tuple[Cube, ...]:
    """The formula as alternatives: it is so where, for one of them, `state & looked_at == wanted`."""
    return tuple(_cubes(formula, place))


def _cubes(formula: Formula, place: Callable[[Var], int]) -> list[Cube]:
    match formula:
        case Bit(var):
            return [(1 << place(var), 1 << place(var))]
        case Not(Bit(var)):
            return [(1 << place(var), 0)]
        case Not(of):
            return _cubes(nay(of), place)
        case Some(parts):
            return _fewest(cube for part in parts for cube in _cubes(part, place))
        case All(parts):
            found: list[Cube] = [(0, 0)]
            for part in parts:
                found = _fewest(
                    (mask | more, value | wanted)
                    for mask, value in found
                    for more, wanted in _cubes(part, place)
                    if (value ^ wanted) & mask & more == 0
                )
            return found


def _fewest(found: Iterable[Cube]) -> list[Cube]:
    """Without those that another one covers."""
    kept: list[Cube] = []
    for mask, value in sorted(set(found), key=lambda cube: cube[0].bit_count()):
        if not any(mask & less == less and value & less == wanted for less, wanted in kept):
            kept.append((mask, value))
    return kept
