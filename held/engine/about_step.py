"""What the sentences of a procedure say of one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from held.language.norms import (
    Duty,
    MustInclude,
    Norm,
    Only,
    Opening,
    Returning,
    SomeoneElse,
    StandsIn,
    Stop,
)
from held.language.pack import Procedure

N = TypeVar("N", bound=Norm)


@dataclass(frozen=True, slots=True)
class AboutStep:
    """Each kind in the order of the file. `for_safety`: by id, those of the openings that nothing but their `until` stops."""

    duties: tuple[Duty, ...] = ()
    openings: tuple[Opening, ...] = ()
    for_safety: frozenset[str] = frozenset()
    returnings: tuple[Returning, ...] = ()
    gates: tuple[Only, ...] = ()
    stops: tuple[Stop, ...] = ()
    stand_ins: tuple[StandsIn, ...] = ()
    someone_else: tuple[SomeoneElse, ...] = ()
    must_include: tuple[MustInclude, ...] = ()


def about_each_step(procedure: Procedure) -> dict[str, AboutStep]:
    """By step. A step that no sentence speaks of has its place too, with nothing in it."""
    said: dict[str, list[Norm]] = {step: [] for step in procedure.steps}
    for norm in procedure.norms:
        for step in _steps_of(norm):
            said.setdefault(step, []).append(norm)
    return {step: _sorted(norms) for step, norms in said.items()}


def _steps_of(norm: Norm) -> tuple[str, ...]:
    match norm:
        case Duty() | Opening() | Returning() | Only() | SomeoneElse() | MustInclude():
            return (norm.step,)
        case Stop() | StandsIn():
            return norm.steps
        case _:
            return ()


def _sorted(norms: Iterable[Norm]) -> AboutStep:
    openings = _those(Opening, norms)
    return AboutStep(
        duties=_those(Duty, norms),
        openings=openings,
        for_safety=frozenset(opening.id for opening in openings if opening.for_safety),
        returnings=_those(Returning, norms),
        gates=_those(Only, norms),
        stops=_those(Stop, norms),
        stand_ins=_those(StandsIn, norms),
        someone_else=_those(SomeoneElse, norms),
        must_include=_those(MustInclude, norms),
    )


def _those(kind: type[N], norms: Iterable[Norm]) -> tuple[N, ...]:
    return tuple(norm for norm in norms if isinstance(norm, kind))
