"""Every clause of the source is cited by a rule, or the pack says why there is nothing to encode."""

from held.language.faults import Faults
from held.language.lines import Lines
from held.language.pack import Pack

PACK_FILE = "pack.yaml"


def check_clauses(pack: Pack, faults: Faults, lines: Lines, *, whole: bool) -> None:
    """A clause is cited, explained, or in a draft left for later; not cited and explained away at once."""
    cited = {
        clause
        for procedure in pack.procedures.values()
        for rule in procedure.rules
        for clause in rule.clauses
    }
    for clause in pack.clauses.values():
        line = lines.of(PACK_FILE, "clause", clause.id)
        if clause.id in cited and clause.nothing_because is not None:
            says = f"Clause {clause.id} is cited by a rule, and yet said to have nothing to encode. Keep one of the two."
            faults.add(PACK_FILE, line, says)
        settled = clause.nothing_because is not None or clause.left_for_later
        if whole and clause.id not in cited and not settled:
            says = (
                f"No rule cites clause {clause.id}. Write a rule for it, or say why there is none: "
                "“nothing to encode, because: …”."
            )
            faults.add(PACK_FILE, line, says)
