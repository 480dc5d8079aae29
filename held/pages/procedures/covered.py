"""How much of a procedure rests on each clause: on its own words, and on our reading of it."""

from dataclasses import dataclass

from held.language.pack import Clause, Pack, Procedure
from held.pages.wording.counts import counted


@dataclass(frozen=True)
class Covered:
    """The rules of one procedure that cite a clause. `ours`: those of them that rest on our reading."""

    procedure: Procedure
    rules: int
    ours: int

    @property
    def says(self) -> str:
        """ "5 rules, 2 of them ours", "1 rule, ours", or "read, and nothing follows"."""
        if not self.rules:
            return "read, and nothing follows"
        if not self.ours:
            return counted(self.rules, "rule")
        ours = "ours" if self.ours == self.rules else f"{self.ours} of them ours"
        return f"{counted(self.rules, 'rule')}, {ours}"


def covered(pack: Pack, clause: Clause) -> tuple[Covered, ...]:
    """Every procedure that answers to the clause, in the order of the pack; none where nothing is encoded."""
    return tuple(
        _of(procedure, clause)
        for procedure in pack.procedures.values()
        if any(clause.id in rule.clauses for rule in procedure.rules)
    )


def _of(procedure: Procedure, clause: Clause) -> Covered:
    citing = [norm for norm in procedure.norms if clause.id in norm.cites.clauses]
    return Covered(procedure, len(citing), sum(norm.cites.is_ours for norm in citing))
