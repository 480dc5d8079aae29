"""`make mutants`: each sentence of a pack is changed in every small way; is it noticed, and by what?

For each mutant: a story's own line fails, or the proof finds something broken, or at least a printed set changes. What
changes nothing at all in any story and any proof is taken as changing no behaviour, and told apart.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from held.engine.stories import first_failure, run_story
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_pack
from held.language.story import Story
from held.proof.proving import look
from tests.mutants.changing import Mutant, mutants
from tests.procedures.packs import LUTON, story_files


def main(path: Path, every: int) -> int:
    pack = read_pack(path)
    stories = [read_story(file.read_text(encoding="utf-8"), file.name, pack) for file in story_files(path)]
    printed = {story.file: run_story(pack, story).printed for story in stories}
    before = {name: _proof(pack, name) for name in pack.procedures}
    began, counted, survivors = time.monotonic(), Counter[str](), list[Mutant]()
    for mutant in list(mutants(pack))[::every]:
        found = _noticed(mutant, stories, printed, before)
        counted[found] += 1
        if found in ("printed sets alone", "nothing"):
            survivors.append(mutant)
            print(f"{found}: {mutant.change}: [{mutant.norm.cites.words}] {mutant.norm.words}", flush=True)
    _say(counted, time.monotonic() - began)
    return 0


def _noticed(
    mutant: Mutant, stories: list[Story], printed: dict[str, str], before: dict[str, frozenset[str]]
) -> str:
    told = [s for s in stories if mutant.procedure in _through(mutant.pack, s)]
    by_story = any(first_failure(mutant.pack, story) for story in told)
    by_proof = bool(_proof(mutant.pack, mutant.procedure) - before[mutant.procedure])
    if by_story or by_proof:
        return "both" if by_story and by_proof else "a story's line" if by_story else "the proof"
    changed = any(run_story(mutant.pack, story).printed != printed[story.file] for story in told)
    return "printed sets alone" if changed else "nothing"


def _through(pack: Pack, story: Story) -> tuple[str, ...]:
    return (story.procedure, *pack.procedures[story.procedure].inside)


def _proof(pack: Pack, name: str) -> frozenset[str]:
    """What the proof would tell an author: broken promises, and sentences that never bind or stop, by their words."""
    looked = look(pack, pack.procedures[name])
    never = {f"{each.kind} {each.says}" for each in looked.remarks if each.kind.startswith("never")}
    return frozenset({f"{each.claim} {each.says}" for each in looked.broken} | never)


def _say(counted: Counter[str], seconds: float) -> None:
    whole = sum(counted.values())
    caught = counted["both"] + counted["a story's line"] + counted["the proof"]
    moving = whole - counted["nothing"]
    print(f"{whole} mutants in {seconds:.0f} s: {dict(counted)}")
    print(
        f"Caught by a story's line or the proof: {caught} of {moving} that change anything ({caught / moving:.0%})."
    )


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else LUTON
    sys.exit(main(chosen, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
