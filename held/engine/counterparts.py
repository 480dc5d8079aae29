"""Which sentence of a later version took the place of which: ids run on by clause, so they may name another one there."""

from typing import TypeVar

from held.engine.tables import tables_of
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Procedure

Waits = Duty | InnerDuty | Returning
What = tuple[object, ...]

W = TypeVar("W")


def counterparts(old: Procedure, new: Procedure) -> dict[str, str]:
    """By the old id of a duty, the id of the one in its place: the same words; else the same clause and the same thing to
    do; else the same thing to do. What has no counterpart is left out. Each is the counterpart of one."""
    renamed = tables_of(new).renamed
    left, found = _waiting(new), dict[str, str]()
    for alike in (_words, _clause_and_thing, _thing):
        keyed: dict[What, list[Waits]] = {}
        for norm in left:
            keyed.setdefault(alike(norm, {}), []).append(norm)
        for norm in _waiting(old):
            same = keyed.get(alike(norm, renamed), []) if norm.id not in found else []
            if same:
                chosen = next((each for each in same if each.id == norm.id), same[0])
                same.remove(chosen)
                left.remove(chosen)
                found[norm.id] = chosen.id
    return found


def _waiting(procedure: Procedure) -> list[Waits]:
    return [norm for norm in procedure.norms if isinstance(norm, Duty | InnerDuty | Returning)]


def _words(norm: Waits, renamed: dict[str, str]) -> What:
    return (norm.words, *_thing(norm, renamed))


def _clause_and_thing(norm: Waits, renamed: dict[str, str]) -> What:
    return (norm.cites.clauses[:1], *_thing(norm, renamed))


def _thing(norm: Waits, renamed: dict[str, str]) -> What:
    if isinstance(norm, InnerDuty):
        return ("begin", norm.inner)
    offered = isinstance(norm, Duty) and norm.force == "may"
    return ("offer" if offered else "do", renamed.get(norm.step, norm.step))
