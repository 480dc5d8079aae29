"""A later version of a random procedure: sentences dropped, times changed, and every id another one."""

from dataclasses import replace

from hypothesis import strategies as some

from held.language.norms import Duty, Norm
from held.language.pack import Pack
from tests.engine.building import without
from tests.second_engine.random_procedures import TIMES


def later_pack(draw: some.DrawFn, old: Pack, number: int) -> Pack:
    """`number`: which move it is, so that no id is that of another version."""
    new = replace(old, version=str(number + 1), hash=f"later {number}")
    for name in old.procedures:
        ids = [norm.id for norm in old.procedures[name].norms]
        for norm_id in draw(some.sets(some.sampled_from(ids), max_size=2)) if ids else ():
            new = without(new, name, norm_id)

        def changed(norm: Norm) -> Norm:
            anew = replace(norm, id=f"{norm.id}, {number}")
            if isinstance(anew, Duty) and draw(some.booleans()):
                return replace(anew, time=draw(some.sampled_from(TIMES)))
            return anew

        procedure = new.procedures[name]
        rules = tuple(replace(rule, norms=tuple(map(changed, rule.norms))) for rule in procedure.rules)
        new = replace(new, procedures={**new.procedures, name: replace(procedure, rules=rules)})
    return new
