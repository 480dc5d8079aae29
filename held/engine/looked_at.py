"""Which answers of a procedure matter to it: those that its sentences look at."""

from collections.abc import Iterator
from dataclasses import fields

from held.language.conditions import Condition, Stands
from held.language.norms import Norm
from held.language.pack import Procedure
from held.language.times import Before


def looked_at(procedure: Procedure) -> frozenset[str]:
    """The facts and knowns that stand in a condition, and the dates that a time is counted back from."""
    return frozenset(name for norm in procedure.norms for name in _in_norm(norm))


def _in_norm(norm: Norm) -> Iterator[str]:
    for field in fields(norm):
        match getattr(norm, field.name):
            case Condition(parts=parts):
                yield from (part.name for part in parts if isinstance(part, Stands))
            case Before(date=date):
                yield date
