"""The tree itself, as the tests of its shape read it."""

from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
HELD = HOUSE / "held"
MADE = HELD / "pages" / "layout" / "static" / "built"


def files(folder: Path, *endings: str) -> Iterator[Path]:
    """Every file below `folder` with one of these endings, but what set-up has made."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in endings and path.is_file() and MADE not in path.parents:
            yield path


def named(path: Path) -> str:
    """The file as a person would say it: from the top of the house."""
    return path.relative_to(HOUSE).as_posix() if path.is_relative_to(HOUSE) else path.name
