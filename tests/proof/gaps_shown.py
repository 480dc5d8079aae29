"""`python -m tests.proof.gaps_shown [PACK]`: what the proof shows where each settled answer is taken out, one after another.

Prints `gaps_shown.md` beside the other pages of the pack. Some minutes of processor time, so that it is no part of
`make test`, which only looks whether a procedure has changed since.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from held.language.norms import Question
from held.language.pack import Procedure
from held.language.reading import pack_texts
from held.proof.proving import look
from held.proof.verdict import Looked
from tests.procedures.packs import CARELINE, LUTON, the_pack

NAME = "gaps_shown.md"
INTRODUCTION = """\
# What each answer holds up: {title}, version {version}

This is a reading of {source}; the authority has not endorsed it.

Where the text is silent, this project has answered with sentences of its own until the authority decides
([what the text leaves open](gaps.md)). Here each of those answers was taken out, one at a time, and the proof was asked
again. Where it says that a promise is not kept, a child could fall between services there, by the shortest story that
is told. Where it shows something to look at, nothing breaks, but a sentence has lost its purpose or may be stopped.
Where it shows nothing, the answer says who, what or when; the promise does not hang on it.
"""


def page(path: Path) -> Iterator[str]:
    """The page of a pack, a piece at a time."""
    pack = the_pack(path)
    yield INTRODUCTION.format(title=pack.title, version=pack.version, source=pack.source)
    counted = {"promise": 0, "remark": 0, "nothing": 0}
    for procedure in pack.procedures.values():
        asked = [(rule.clauses, q) for rule in procedure.rules for q, norms in rule.questions if norms]
        if not asked:
            continue
        yield f"## {procedure.name[0].upper()}{procedure.name[1:]}\n"
        before = {(each.kind, each.says) for each in look(pack, procedure).remarks}
        for clauses, question in asked:
            changed = without(procedure, question)
            looked = look(replace(pack, procedures={**pack.procedures, procedure.name: changed}), changed)
            kind, told = _shown(looked, before)
            counted[kind] += 1
            yield f"**{', '.join(clauses)}.** {question.asks}\n"
            yield from told
    yield "## All together\n"
    yield (
        f"Of {sum(counted.values())} answers, {counted['promise']} hold up the promise, {counted['remark']} show something "
        f"to look at where they are taken out, and {counted['nothing']} show nothing.\n"
    )
    yield mark(path)


def mark(path: Path) -> str:
    """Of the procedures that the page was made from."""
    told = sha256()
    for name, text in sorted(pack_texts(path).items()):
        if name.endswith(".yaml") and name != "pack.yaml":
            told.update(f"{name}\n{text}".encode())
    return f"<!-- made from {told.hexdigest()[:16]} -->\n"


def without(procedure: Procedure, question: Question) -> Procedure:
    """The procedure as if this question had never been settled."""
    rules = (
        replace(rule, questions=tuple((q, () if q is question else norms) for q, norms in rule.questions))
        for rule in procedure.rules
    )
    return replace(procedure, rules=tuple(rules))


def _shown(looked: Looked, before: set[tuple[str, str]]) -> tuple[str, list[str]]:
    if looked.broken:
        first = {each.claim: each for each in reversed(looked.broken)}
        told = []
        for each in sorted(first.values(), key=lambda one: len(one.story)):
            told.append(f"*Not kept: {each.claim}.* {each.says}\n")
        shortest = min(looked.broken, key=lambda one: (not one.story, len(one.story)))
        if shortest.story:
            told.append("\n".join(shortest.story) + "\n")
        return "promise", told
    new = sorted((each.kind, each.says) for each in looked.remarks if (each.kind, each.says) not in before)
    if new:
        return "remark", [f"*{kind[0].upper()}{kind[1:]}:* {says}\n" for kind, says in new]
    if looked.states is None:
        return "nothing", ["*Unfinished:* there were too many states to look at.\n"]
    return "nothing", ["*Nothing:* the promise is kept without it.\n"]


if __name__ == "__main__":
    from tests.procedures.printing import DOCS, folder_of

    for chosen in map(Path, sys.argv[1:]) if len(sys.argv) > 1 else (LUTON, CARELINE):
        made = "\n".join(page(chosen))
        file = DOCS / folder_of(the_pack(chosen)) / NAME
        file.write_text(made, encoding="utf-8")
        print(f"Printed {file}.")
