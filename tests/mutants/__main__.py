"""`make mutants`: each sentence of a pack is changed in every small way; is it noticed, and by what?

A mutant changes behaviour where a story's own line fails, the proof finds something broken, or anything at all that is so
after a line of a told or a random story is otherwise. The goal: stories' own lines and the proof together catch 95 of 100.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from held.language.frames.telling import read_story
from held.language.reading import read_pack
from tests.mutants.changing import mutants
from tests.mutants.noticing import Noticed, Noticing
from tests.procedures.packs import CARELINE, LUTON, story_files

GOAL = 0.95
CAUGHT = (Noticed.STORY, Noticed.PROOF)


def main(path: Path, only: str | None = None) -> bool:
    """Every mutant of one pack, or of one of its procedures. True where the goal is met."""
    pack = read_pack(path)
    stories = [read_story(file.read_text(encoding="utf-8"), file.name, pack) for file in story_files(path)]
    noticing = Noticing(pack, stories)
    began, counted = time.monotonic(), Counter[Noticed]()
    for mutant in mutants(pack):
        if only and mutant.procedure != only:
            continue
        found = noticing.notices(mutant)
        counted[found] += 1
        if found not in CAUGHT:
            norm = mutant.norm
            print(
                f"{found}: {mutant.procedure} [{norm.cites.words}] “{norm.words}”: {mutant.change}",
                flush=True,
            )
    return _say(pack.title, counted, time.monotonic() - began)


def _say(title: str, counted: Counter[Noticed], seconds: float) -> bool:
    caught = sum(counted[each] for each in CAUGHT)
    moving = counted.total() - sum(counted[each] for each in (Noticed.WORDS, Noticed.NOBODY))
    print(f"{title}: {counted.total()} mutants in {seconds:.0f} s.")
    for each in Noticed:
        print(f"  {counted[each]:5}  {each}")
    print(f"Stories and proof catch {caught} of {moving} that change behaviour: {caught / moving:.1%}.")
    return caught / moving >= GOAL


if __name__ == "__main__":
    chosen = [Path(sys.argv[1])] if len(sys.argv) > 1 else [LUTON, CARELINE]
    name = sys.argv[2] if len(sys.argv) > 2 else None
    met = [main(path, name) for path in chosen]
    sys.exit(0 if all(met) else 1)
