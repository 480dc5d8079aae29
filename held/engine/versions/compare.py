"""What is different between two versions of one authority's procedures."""

from held.engine.versions.authority import authority_changes
from held.engine.versions.change import Change, Side, Weight
from held.engine.versions.procedures import procedure_changes, procedure_names
from held.engine.versions.renaming import Names, later_steps
from held.language.pack import Pack


def compare(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Every change once, the heaviest first; of one weight in the order of the newer pack.

    Empty only where both are written alike, letter for letter, or differ in nothing that is read.
    """
    found = [*procedure_changes(old, new), *authority_changes(old, new, _names(old, new))]
    if not found and (old.hash, old.version) != (new.hash, new.version):
        says = "The two say the same. Only their version, their spacing, their order or their remarks differ."
        return (Change("changed", Weight.REST, "", says, Side(old.version), Side(new.version)),)
    return tuple(sorted(found, key=lambda change: change.weight))


def _names(old: Pack, new: Pack) -> Names:
    """Every renamed step and procedure of the pack: its papers and its urgent way speak of them from outside."""
    procedures = procedure_names(old, new)
    steps: dict[str, str] = {}
    for was in old.procedures.values():
        now = new.procedures.get(procedures.get(was.name, was.name))
        if now is not None:
            steps |= later_steps(was.steps, now.steps)
    return Names(steps, procedures)
