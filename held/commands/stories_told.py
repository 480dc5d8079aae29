"""What a pack's stories say, told on the terminal."""

from collections.abc import Iterator
from pathlib import Path

from held.engine.stories import run_story
from held.language.files import text_of
from held.language.frames.telling import read_story
from held.language.pack import Pack

STORIES = "stories"


def story_files(path: Path) -> Iterator[tuple[Path, str]]:
    """Each story of the pack in this folder, and how it is called in a fault."""
    for file in sorted((path / STORIES).glob("*.yaml")):
        yield file, f"{STORIES}/{file.name}"


def failing(path: Path, pack: Pack) -> tuple[str, ...]:
    """The first line that does not hold, of each story that fails. Raises PackRefused for a story that can't be read."""
    found: list[str] = []
    for file, called in story_files(path):
        told = run_story(pack, read_story(text_of(file, called), called, pack))
        if told.failed:
            line, words = told.failed[0]
            found.append(f"{called}, line {line}: {words}")
    return tuple(found)
