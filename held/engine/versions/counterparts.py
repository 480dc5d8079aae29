"""Which duty of a later version took the place of which: ids run on by clause, so they may name another one there."""

from held.engine.versions.matching import pairs
from held.engine.versions.renaming import Names, later_steps, renamed
from held.language.norms import Duty, InnerDuty, Returning
from held.language.pack import Procedure

Waits = Duty | InnerDuty | Returning

_KEPT: dict[tuple[int, int], tuple[Procedure, Procedure, dict[str, str]]] = {}
_MOST_KEPT = 256


def counterparts(old: Procedure, new: Procedure) -> dict[str, str]:
    """By the old id of a duty, the id of the one in its place: as two versions are compared, and else what asks for the
    same thing. What has no counterpart is left out; each is the counterpart of one. Worked out once for each two
    procedure values, which are kept alive: their ids stay their own."""
    kept = _KEPT.get((id(old), id(new)))
    if kept is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        kept = _KEPT[id(old), id(new)] = (old, new, _found(old, new))
    return kept[2]


def _found(old: Procedure, new: Procedure) -> dict[str, str]:
    names = Names(later_steps(old.steps, new.steps))
    before, after = [renamed(norm, names) for norm in _waiting(old)], _waiting(new)
    found: dict[str, str] = {}
    for pair in pairs(before, after):
        if pair.old and pair.new:
            found[pair.old.id] = pair.new.id
    left = [norm for norm in after if norm.id not in found.values()]
    for norm in before:
        same = next((each for each in left if _thing(each) == _thing(norm)), None)
        if norm.id not in found and same is not None:
            found[norm.id] = same.id
            left.remove(same)
    return found


def _waiting(procedure: Procedure) -> list[Waits]:
    return [norm for norm in procedure.norms if isinstance(norm, Duty | InnerDuty | Returning)]


def _thing(norm: Waits) -> tuple[str, str]:
    if isinstance(norm, InnerDuty):
        return ("begin", norm.inner)
    offered = isinstance(norm, Duty) and norm.force == "may"
    return ("offer" if offered else "do", norm.step)
