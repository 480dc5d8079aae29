"""`held gaps PATH`: the gap register of a pack, question by question.

Exit code 0: nobody is waited for; 1: a question is open, or the pack is refused; 2: there is no pack there.
"""

import argparse
import sys
from pathlib import Path

from held.commands.pack_folder import no_pack_in
from held.engine.gaps import Gap, gap_register, tally
from held.language.faults import PackRefused
from held.language.reading import read_pack

NAME = "gaps"
HELP = "List what the source of a pack leaves open: the clause, the question, who answered, and what rests on the answer."

WELL, FOUND, MISUSED = 0, 1, 2


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of the pack, with pack.yaml in it"
    )


def run(options: argparse.Namespace) -> int:
    lacking = no_pack_in(options.path)
    if lacking:
        print(lacking, file=sys.stderr)
        return MISUSED
    try:
        pack = read_pack(options.path)
    except PackRefused as refused:
        print(f"The pack is refused. `held check {options.path}` says why.", file=sys.stderr)
        print(refused.faults[0].says, file=sys.stderr)
        return FOUND
    found = gap_register(pack)
    counted = tally(gap.question for gap in found)
    print(f"{pack.title}, version {pack.version}. Questions: {counted.questions}; {counted.answered}.")
    for number, gap in enumerate(found, start=1):
        _say(number, gap)
    return FOUND if counted.open else WELL


def _say(number: int, gap: Gap) -> None:
    print(f"\n{number}. {', '.join(gap.rule.clauses)}, {gap.procedure.name}: {gap.question.asks}")
    if gap.between:
        print(f"   It touches {', '.join(gap.between)} as well.")
    settled = gap.question.settled
    print(f"   {settled.whose}: {settled.answer}" if settled else "   Open. Nobody has answered.")
    for norm in gap.norms:
        print(f"   - {norm.words}")
    if gap.question.place:
        print(f"   {gap.question.place.file}, line {gap.question.place.line}")
