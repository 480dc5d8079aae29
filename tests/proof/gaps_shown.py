"""`python -m tests.proof.gaps_shown [PACK]`: what the proof shows where each settled answer is taken out, one after another.

Some minutes of processor time for Careline, so that it is no part of `make test`.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from held.language.norms import Question
from held.language.pack import Pack, Procedure
from held.proof.proving import look
from tests.procedures.packs import CARELINE, LUTON, the_pack


def rows(pack: Pack) -> Iterator[str]:
    """A line of a table for each question that has an answer with sentences."""
    for procedure in pack.procedures.values():
        asked = [
            (rule.clauses, question)
            for rule in procedure.rules
            for question, norms in rule.questions
            if norms
        ]
        if not asked:
            continue
        before = {(each.kind, each.says) for each in look(pack, procedure).remarks}
        for clauses, question in asked:
            shown = _shown(pack, without(procedure, question), before)
            yield f"| {procedure.name} | {', '.join(clauses)} | {question.asks} | {shown} |"


def without(procedure: Procedure, question: Question) -> Procedure:
    """The procedure as if this question had never been settled."""
    rules = (
        replace(rule, questions=tuple((q, () if q is question else norms) for q, norms in rule.questions))
        for rule in procedure.rules
    )
    return replace(procedure, rules=tuple(rules))


def _shown(pack: Pack, procedure: Procedure, before: set[tuple[str, str]]) -> str:
    looked = look(replace(pack, procedures={**pack.procedures, procedure.name: procedure}), procedure)
    if looked.broken:
        return "not kept: " + "; ".join(sorted({each.claim for each in looked.broken}))
    new = sorted({each.kind for each in looked.remarks if (each.kind, each.says) not in before})
    if new:
        return "; ".join(new)
    return "unfinished" if looked.states is None else "nothing: the promise is kept without it"


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]) if len(sys.argv) > 1 else (LUTON, CARELINE):
        print("| Procedure | Clause | Question | Without its answer |", "| --- | --- | --- | --- |", sep="\n")
        for row in rows(the_pack(path)):
            print(row, flush=True)
