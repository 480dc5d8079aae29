"""The packs that are shipped and their stories, read once for all tests."""

from functools import cache
from pathlib import Path

from held.engine.stories import StoryRun, run_story
from held.language.frames.telling import read_story
from held.language.pack import Pack
from held.language.reading import read_pack

HOUSE = Path(__file__).parents[2]
LUTON = HOUSE / "held/procedures/luton/2015-10"
CARELINE = HOUSE / "held/procedures/careline/2023-11"
HARBOUR = HOUSE / "tests/procedures/harbour/2026-01"
LUTON_REWRITTEN = HOUSE / "held/procedures/luton/2026-11"
PACKS = (LUTON, CARELINE, HARBOUR)
# The second version of Luton is the first but for a few files: what is slow looks at those alone, in a test of its own.
# Saltmarsh is invented, and was written by somebody who had read the manual and nothing else.
SALTMARSH = HOUSE / "tests/procedures/saltmarsh/2026-12"
EVERY_PACK = (*PACKS, LUTON_REWRITTEN, SALTMARSH)


@cache
def the_pack(path: Path) -> Pack:
    return read_pack(path)


def story_files(path: Path) -> list[Path]:
    return sorted((path / "stories").glob("*.yaml"))


@cache
def the_run(path: Path, file: Path) -> StoryRun:
    pack = the_pack(path)
    return run_story(pack, read_story(file.read_text(encoding="utf-8"), file.name, pack))


def runs(path: Path) -> list[StoryRun]:
    return [the_run(path, file) for file in story_files(path)]
